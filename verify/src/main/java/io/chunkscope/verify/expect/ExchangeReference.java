package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.verify.FrameNumbers;
import io.chunkscope.verify.expect.match.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Where to look. Strings are from the wire, ISO-8859-1, not escaped, and bounded.
 *
 * @param capture the capture's name
 * @param connection Wireshark's {@code tcp.stream}; {@link #NONE} for the capture as a whole
 * @param exchange index on the connection; {@link #NONE} for the connection as a whole
 * @param method the request's method, or null without one
 * @param host host and port as the request names them, or ""
 * @param target path and query, or null
 * @param server the server's address, or null
 */
public record ExchangeReference(
    String capture,
    long connection,
    int exchange,
    String method,
    String host,
    String target,
    Endpoint server) {
  /** No connection, no exchange. */
  public static final int NONE = Finding.NONE;

  private static final int MAX_CHARS = 300;

  /** An exchange. */
  public static ExchangeReference of(String capture, Exchange exchange) {
    ConnectionTrace connection = exchange.connection();
    Request request = exchange.request();
    return new ExchangeReference(
        capture,
        connection.id(),
        exchange.index(),
        request == null ? null : clipped(request.method()),
        request == null ? "" : clipped(Target.authority(request)),
        request == null ? null : clipped(Target.pathAndQuery(request)),
        connection.info().server());
  }

  /** A connection as a whole. */
  public static ExchangeReference of(String capture, ConnectionTrace connection) {
    return new ExchangeReference(
        capture, connection.id(), NONE, null, "", null, connection.info().server());
  }

  /** What a finding is about. */
  public static ExchangeReference of(String capture, Finding finding) {
    return new ExchangeReference(
        capture,
        finding.connection(),
        finding.exchange(),
        null,
        "",
        finding.path() == null ? null : clipped(finding.path()),
        finding.server());
  }

  private static String clipped(String wire) {
    return wire.length() <= MAX_CHARS ? wire : wire.substring(0, MAX_CHARS) + "...";
  }

  /** {@code GET /home}, or null where no request is known. */
  public String requestLine() {
    if (method == null) {
      return target;
    }
    return method + " " + target;
  }

  /**
   * Connection, exchange, frames and filter, for people; "" for the capture as a whole.
   *
   * @param frames what to look at, the first one decides
   * @param ellipsis stands for frames that are too many to be told
   */
  public String look(List<Long> frames, String ellipsis) {
    List<String> parts = new ArrayList<>();
    if (connection != NONE) {
      parts.add("connection " + connection + (exchange == NONE ? "" : " exchange " + exchange));
    }
    if (!frames.isEmpty()) {
      parts.add(FrameNumbers.text(frames, ellipsis));
    }
    if (!filter().isEmpty()) {
      parts.add("Wireshark: " + filter());
    }
    return String.join("; ", parts);
  }

  /** A Wireshark display filter, "" for the capture as a whole. */
  public String filter() {
    return connection == NONE ? "" : "tcp.stream eq " + connection;
  }
}
