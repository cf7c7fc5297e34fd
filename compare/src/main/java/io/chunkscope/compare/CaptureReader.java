package io.chunkscope.compare;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.LegLimits;
import io.chunkscope.compare.leg.LegRecorder;
import io.chunkscope.compare.rules.HopRules;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import java.util.Set;

/** Reads one capture for comparing, in one pass; no rule of the analyzer runs. */
public final class CaptureReader {
  /** Rules about one capture alone are analyze's business. */
  private static final RuleSelection NO_RULES = new RuleSelection(Set.of(HopRules.GROUP), Set.of());

  private final LegRecorder recorder;
  private final CaptureRun run;

  /**
   * @param source not closed
   * @param capture which capture of the comparison, 0-based
   */
  public CaptureReader(PacketSource source, int capture, LegLimits limits) {
    this.recorder = new LegRecorder(capture, limits);
    RunOptions options =
        new RunOptions(CaptureOptions.DEFAULTS, AnalyzerOptions.DEFAULTS, NO_RULES);
    this.run = new CaptureRun(source, options, recorder, recorder.bodies());
  }

  /** The run, to be polled until it is over. */
  public CaptureRun run() {
    return run;
  }

  /** Ends the run; what was found. To be called once. */
  public Leg finish() {
    boolean drops = run.finish().droppedPackets() > 0;
    boolean any = run.statistics().packets() > 0;
    return recorder.leg(
        any ? run.statistics().firstTimeNs() : -1, any ? run.statistics().lastTimeNs() : -1, drops);
  }
}
