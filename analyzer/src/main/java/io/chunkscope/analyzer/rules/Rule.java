package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;

/** A judgement. Rules keep no state; each implements the visit points below that it needs. */
public interface Rule {

  RuleInfo info();

  /** Judges an exchange once nothing more can happen to it. */
  interface OfExchange extends Rule {
    void onExchange(Exchange exchange, FindingSink sink);
  }

  /** Judges a connection when it is over; its exchanges have been judged. */
  interface OfConnection extends Rule {
    void onConnection(ConnectionTrace connection, FindingSink sink);
  }

  /** Judges the capture as a whole when it has been read. */
  interface OfCapture extends Rule {
    void onCapture(CaptureFacts capture, FindingSink sink);
  }
}
