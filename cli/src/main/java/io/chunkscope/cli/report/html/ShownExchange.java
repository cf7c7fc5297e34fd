package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.timeline.ExchangeTimeline;
import java.util.ArrayList;
import java.util.List;

/** An exchange as the page shows it: a copy of its own, bounded, of what the analysis forgets. */
final class ShownExchange {
  private static final int MAX_NAME_CHARS = 80;

  final ConnectionKey connection;
  final int index;
  final Endpoint client;
  final Endpoint server;
  final ExchangeTimeline timeline;
  final long endNs;
  final String method;
  final String target;
  final String host;
  final String referer;
  final String contentType;
  final String contentCoding;
  final int status;

  /** Null without a response. */
  final Framing framing;

  final long bodyBytes;
  final long flushes;
  final long chunks;
  final boolean lastChunk;
  final ShownMessage request;
  final ShownMessage response;
  private final List<ShownFinding> findings = new ArrayList<>(2);
  private final int findingsKept;
  private int findingsOmitted;
  private int weight;

  ShownExchange(int capture, Exchange exchange, PageLimits limits) {
    Request asked = exchange.request();
    Response answered = exchange.response();
    int chars = limits.valueChars();
    connection = new ConnectionKey(capture, exchange.connection().id());
    index = exchange.index();
    client = exchange.connection().info().client();
    server = exchange.connection().info().server();
    timeline = ExchangeTimeline.of(exchange);
    endNs = timeline.endNs();
    method = asked == null ? null : Clip.wire(asked.method(), MAX_NAME_CHARS);
    target = asked == null ? null : MessageWords.target(asked, chars);
    host = asked == null ? null : Clip.wire(asked.host(), chars);
    referer = asked == null ? null : Clip.wire(asked.fields().first(FieldName.REFERER), chars);
    contentType =
        answered == null ? null : Clip.wire(answered.fields().first(FieldName.CONTENT_TYPE), 120);
    contentCoding =
        answered == null
            ? null
            : Clip.wire(answered.fields().first(FieldName.CONTENT_ENCODING), MAX_NAME_CHARS);
    status = answered == null ? 0 : answered.status();
    framing = answered == null ? null : answered.framing();
    bodyBytes = answered == null ? 0 : answered.bodyBytes();
    flushes = answered == null || answered.delivery() == null ? 0 : answered.delivery().flushes();
    chunks = answered == null || answered.chunks() == null ? 0 : answered.chunks().count();
    lastChunk = answered != null && answered.chunks() != null && answered.chunks().lastChunk();
    request = asked == null ? null : ShownMessage.of(asked, limits);
    response = answered == null ? null : ShownMessage.of(answered, limits);
    findingsKept = limits.connectionFindings();
    weight =
        600
            + 80 * timeline.spans().size()
            + 8 * timeline.chunksNs().length
            + (request == null ? 0 : request.weight())
            + (response == null ? 0 : response.weight());
  }

  /** Adds a finding about it; how much heavier that made it. */
  int add(ShownFinding finding) {
    if (findings.size() >= findingsKept) {
      findingsOmitted++;
      return 0;
    }
    findings.add(finding);
    weight += finding.weight();
    return finding.weight();
  }

  List<ShownFinding> findings() {
    return findings;
  }

  int findingsOmitted() {
    return findingsOmitted;
  }

  /** Memory that it takes, roughly, in bytes. */
  int weight() {
    return weight;
  }

  /** The severity of its worst finding, or -1 without one. */
  int worst() {
    int worst = -1;
    for (ShownFinding finding : findings) {
      worst = Math.max(worst, finding.severity());
    }
    return worst;
  }
}
