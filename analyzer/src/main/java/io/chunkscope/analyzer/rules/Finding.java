package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.Endpoint;
import java.util.List;

/**
 * One judgement, with all that a person needs to look for themselves.
 *
 * @param rule the rule's description
 * @param connection Wireshark's {@code tcp.stream}, or {@link #NONE} for the capture as a whole
 * @param exchange index on the connection, or {@link #NONE}
 * @param direction whose bytes it is about, or null
 * @param server the server concerned, or null
 * @param path the request's path, or null
 * @param frames frames to look at, first the one that decides
 * @param timeNs when it was certain on the wire, epoch nanoseconds
 * @param summary one plain sentence with the numbers that decided; may hold wire bytes, not escaped
 * @param fix what to change
 * @param filter a Wireshark display filter
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    Confidence confidence,
    Party party,
    long connection,
    int exchange,
    Direction direction,
    Endpoint server,
    String path,
    List<Long> frames,
    long timeNs,
    String summary,
    String fix,
    String spec,
    String filter) {

  /** No connection, no exchange. */
  public static final int NONE = -1;

  /** Begins a finding about a message of an exchange (or about what is missing of it). */
  public static FindingBuilder about(Rule rule, Exchange exchange, Direction direction) {
    return new FindingBuilder(rule, exchange.connection(), exchange, direction);
  }

  /** Begins a finding about a connection. */
  public static FindingBuilder about(Rule rule, ConnectionTrace connection) {
    return new FindingBuilder(rule, connection, null, null);
  }

  /** Begins a finding about the capture. */
  public static FindingBuilder aboutCapture(Rule rule) {
    return new FindingBuilder(rule, null, null, null);
  }
}
