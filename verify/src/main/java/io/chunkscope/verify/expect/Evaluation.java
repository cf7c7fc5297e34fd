package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges an analysis while it runs, exchange by exchange. It keeps counts, the first failures, and
 * for each open connection which expectations it concerns; so it may run for ever.
 *
 * <p>It must hear the analysis itself, for the order in which findings come says what they are
 * about. All rules should run, for findings that did not come are taken for none.
 *
 * <p>Several captures are judged together, one after the other: for each {@link #begin}, then all
 * that its analysis hands over, then {@link #end}; or simply {@link #judge}. With a {@link
 * io.chunkscope.verify.CaptureAnalysis} of the same capture, it can listen to that. {@link
 * #outcomes} may be asked at any time. One thread.
 */
public final class Evaluation {
  private final List<ExpectationState> states = new ArrayList<>();
  private final List<WholeCapture> whole = new ArrayList<>();

  /** Which expectations an open connection concerns, by its number. */
  private final Map<Long, BitSet> concerned = new HashMap<>();

  /** Findings whose exchange or connection has not been handed over yet. */
  private final List<Finding> pending = new ArrayList<>();

  private String capture = "";

  public Evaluation(List<Expectations> files) {
    this(files, EvaluationLimits.DEFAULTS);
  }

  public Evaluation(List<Expectations> files, EvaluationLimits limits) {
    for (Expectations file : files) {
      for (Expectation expectation : file.expectations()) {
        states.add(new ExpectationState(file.source(), expectation, limits));
      }
    }
    files.forEach(file -> whole.addAll(WholeCapture.of(file, limits)));
  }

  /**
   * A capture begins; the handler is for its analysis.
   *
   * @param name what references call it
   */
  public AnalysisHandler begin(String name) {
    capture = name;
    return new Listener();
  }

  /**
   * Judges a saved capture; one that is damaged as far as it goes.
   *
   * @throws IOException when the file cannot be read
   * @throws CaptureFormatException when it is no capture
   */
  public void judge(Path file) throws IOException, CaptureFormatException {
    try (PacketSource source = CaptureFiles.open(file)) {
      CaptureRun run = new CaptureRun(source, RunOptions.DEFAULTS, begin(file.toString()));
      run.readAll(bytes -> {});
      if (run.breakOff() instanceof IOException e) {
        throw e;
      }
      run.finish();
      end();
    }
  }

  /** The capture is over, and its analysis has said all. */
  public void end() {
    for (Finding finding : pending) {
      states.forEach(state -> state.onServerFinding(capture, finding));
    }
    pending.clear();
    concerned.clear();
  }

  /** What has become of every expectation so far, file by file; what is about all comes last. */
  public List<ExpectationOutcome> outcomes() {
    List<ExpectationOutcome> outcomes = new ArrayList<>();
    states.forEach(state -> outcomes.add(state.outcome()));
    whole.forEach(expected -> outcomes.add(expected.outcome()));
    return outcomes;
  }

  private final class Listener implements AnalysisHandler {
    @Override
    public void onFinding(Finding finding) {
      for (WholeCapture expected : whole) {
        expected.onFinding(capture, finding);
      }
      if (finding.connection() != Finding.NONE) {
        pending.add(finding);
      }
    }

    @Override
    public void onExchange(Exchange exchange) {
      long connection = exchange.connection().id();
      List<Finding> findings = taken(connection, exchange.index());
      BitSet matched = concerned.get(connection);
      for (int i = 0; i < states.size(); i++) {
        if (states.get(i).onExchange(capture, exchange, findings)) {
          if (matched == null) {
            matched = new BitSet(states.size());
            concerned.put(connection, matched);
          }
          matched.set(i);
        }
      }
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      List<Finding> findings = taken(connection.id(), Finding.NONE);
      BitSet matched = concerned.remove(connection.id());
      if (matched == null) {
        return;
      }
      matched.stream()
          .forEach(index -> states.get(index).onConnection(capture, connection, findings));
    }

    /** Takes the findings about an exchange, or all that are left about a connection. */
    private List<Finding> taken(long connection, int exchange) {
      if (pending.isEmpty()) {
        return List.of();
      }
      List<Finding> taken = new ArrayList<>();
      pending.removeIf(
          finding -> {
            boolean mine =
                finding.connection() == connection
                    && (exchange == Finding.NONE || finding.exchange() == exchange);
            return mine && taken.add(finding);
          });
      return taken;
    }
  }
}
