package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.ServerProfile;
import java.util.List;

/** A judgement. Rules keep no state; each implements the visit points below that it needs. */
public interface Rule {

  RuleInfo info();

  /**
   * Judges an exchange once nothing more can happen to it, if it is {@link Exchange#eventful()} or
   * {@link Exchange#closing()}: no other can be a case.
   */
  interface OfExchange extends Rule {
    void onExchange(Exchange exchange, FindingSink sink);

    /**
     * Whether an exchange that is {@link Exchange#closing()}, but not {@link Exchange#eventful()},
     * can be a case for this rule.
     */
    default boolean judgesClosing() {
      return true;
    }
  }

  /**
   * Judges every message of an exchange alike: request, interim responses, final response. The end
   * of the connection alone makes no case.
   */
  interface OfMessage extends OfExchange {
    void onMessage(Exchange exchange, HttpMessage message, FindingSink sink);

    @Override
    default boolean judgesClosing() {
      return false;
    }

    @Override
    default void onExchange(Exchange exchange, FindingSink sink) {
      if (exchange.request() != null) {
        onMessage(exchange, exchange.request(), sink);
      }
      List<Response> interim = exchange.interim();
      for (int i = 0; i < interim.size(); i++) {
        onMessage(exchange, interim.get(i), sink);
      }
      if (exchange.response() != null) {
        onMessage(exchange, exchange.response(), sink);
      }
    }
  }

  /** Judges a connection when it is over; its exchanges have been judged. */
  interface OfConnection extends Rule {
    void onConnection(ConnectionTrace connection, FindingSink sink);
  }

  /**
   * Judges a server over all its connections when the capture has been read. The connections of its
   * examples are over: what their transport knew is gone.
   */
  interface OfServer extends Rule {
    void onServer(ServerProfile server, FindingSink sink);
  }

  /** Judges the capture as a whole when it has been read. */
  interface OfCapture extends Rule {
    void onCapture(CaptureFacts capture, FindingSink sink);
  }
}
