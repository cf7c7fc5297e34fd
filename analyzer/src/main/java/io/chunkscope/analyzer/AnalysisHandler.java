package io.chunkscope.analyzer;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.FindingSink;

/**
 * Receives results as they become final. All exchanges of a connection come before it, in order;
 * connections come in the order they ended. Findings come when they are certain. What is handed
 * over is not changed afterwards and must not be kept longer than needed: memory is the receiver's.
 */
public interface AnalysisHandler extends FindingSink {

  /** Nothing more can happen to this exchange. */
  void onExchange(Exchange exchange);

  /** The connection is over. */
  void onConnection(ConnectionTrace connection);
}
