package io.chunkscope.cli;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.evidence.Evidence;
import io.chunkscope.verify.CaptureRun;

/** Keeps the packets that findings are about. */
final class EvidencePart implements LivePart {
  private final Evidence evidence;

  EvidencePart(Evidence evidence) {
    this.evidence = evidence;
  }

  @Override
  public void onStart(CaptureRun run) {
    run.tap(evidence);
  }

  @Override
  public void onFinding(Finding finding) {
    evidence.onFinding(finding);
  }

  @Override
  public void onRound(CaptureRun run, long nowNs) {
    evidence.onTime(nowNs);
  }
}
