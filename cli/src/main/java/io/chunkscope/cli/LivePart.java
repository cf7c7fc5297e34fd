package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.CaptureRun;
import java.io.IOException;

/** What takes part in a live capture beside its report. */
interface LivePart extends AnalysisHandler {

  /** The capture begins; no packet has been taken yet. */
  default void onStart(CaptureRun run) {}

  /** Some packets were taken, or none came. */
  default void onRound(CaptureRun run, long nowNs) throws IOException {}

  @Override
  default void onExchange(Exchange exchange) {}

  @Override
  default void onConnection(ConnectionTrace connection) {}

  @Override
  default void onFinding(Finding finding) {}
}
