package io.chunkscope.cli.report.har;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.TransportView;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * When an exchange began and how its time divides into HAR's phases: one after the other, none
 * negative, {@code time} their sum. Those that are unknown are {@code -1} where HAR 1.2 allows it,
 * which it does not for {@code send}, {@code wait} and {@code receive}: they are 0 then.
 */
final class HarTimings {
  /** A client that waits longer than this after the handshake had opened the connection ahead. */
  private static final long AT_ONCE_NS = 20_000_000L;

  private static final int NANOSECOND_DIGITS = 6;

  private final long startNs;
  private final long blockedNs;
  private final long connectNs;
  private final long sendNs;
  private final long waitNs;
  private final long receiveNs;

  HarTimings(Exchange exchange) {
    Request request = exchange.request();
    Response response = exchange.response();
    long unknown = HttpMessage.UNKNOWN;
    if (request == null) {
      Response only = response == null ? exchange.interim().get(0) : response;
      startNs = only.firstNs();
      sendNs = unknown;
      waitNs = unknown;
      receiveNs = Math.max(0, only.lastNs() - startNs);
      blockedNs = unknown;
      connectNs = unknown;
      return;
    }
    long first = request.firstNs();
    long sent = Math.max(first, request.lastNs());
    if (response == null) {
      sendNs = sent - first;
      waitNs = unknown;
      receiveNs = unknown;
    } else {
      // An early answer begins before the request is complete: from then on it is being received.
      sent = Math.max(first, Math.min(sent, response.firstNs()));
      long answered = Math.max(sent, response.firstNs());
      sendNs = sent - first;
      waitNs = answered - sent;
      receiveNs = Math.max(0, response.lastNs() - answered);
    }
    long rttNs = handshakeNs(exchange);
    long openedNs = exchange.connection().info().firstTimeNs();
    long idleNs = first - openedNs - rttNs;
    if (rttNs >= 0 && idleNs >= 0 && idleNs <= Math.max(AT_ONCE_NS, 2 * rttNs)) {
      startNs = openedNs;
      connectNs = rttNs;
      blockedNs = idleNs;
    } else {
      startNs = first;
      connectNs = unknown;
      blockedNs = unknown;
    }
  }

  /** The handshake's round trip, for the exchange that the connection was opened for. */
  private static long handshakeNs(Exchange exchange) {
    TransportView transport = exchange.connection().transport();
    return exchange.index() == 0 && transport.handshakeSeen()
        ? transport.rttNs()
        : HttpMessage.UNKNOWN;
  }

  /** Epoch nanoseconds. */
  long startNs() {
    return startNs;
  }

  /** The sum of the phases that are known. */
  long timeNs() {
    return known(blockedNs) + known(connectNs) + known(sendNs) + known(waitNs) + known(receiveNs);
  }

  private static long known(long ns) {
    return Math.max(0, ns);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("timings");
    number(json, "blocked", blockedNs);
    json.writeNumberField("dns", -1);
    number(json, "connect", connectNs);
    json.writeNumberField("ssl", -1);
    number(json, "send", known(sendNs));
    number(json, "wait", known(waitNs));
    number(json, "receive", known(receiveNs));
    json.writeEndObject();
  }

  /** Milliseconds, exact to the nanosecond. */
  static void number(JsonGenerator json, String name, long ns) throws IOException {
    json.writeFieldName(name);
    if (ns < 0) {
      json.writeNumber(-1);
    } else {
      BigDecimal exact = BigDecimal.valueOf(ns, NANOSECOND_DIGITS).stripTrailingZeros();
      json.writeNumber(exact.scale() < 0 ? exact.setScale(0) : exact);
    }
  }
}
