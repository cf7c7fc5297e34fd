package io.chunkscope.cli.show;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.FindingComment;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.json.Json;
import io.chunkscope.cli.report.text.Ink;
import io.chunkscope.cli.report.text.Page;
import io.chunkscope.cli.report.timeline.ExchangeTimeline;
import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.cli.report.timeline.SpanKind;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FrameNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A connection on a terminal: its exchanges as bars on one scale, then each byte by byte. */
public final class ConnectionView {
  private static final int INDENT = 4;
  private static final int MAX_TARGET = 60;

  private final OutputStream out;
  private final Page page;
  private final Ink ink;
  private final Glyphs glyphs;
  private final int width;
  private final Timestamps times = new Timestamps();

  /**
   * @param out buffered; flushed, not closed
   */
  public ConnectionView(OutputStream out, Ink ink, Glyphs glyphs, int width) {
    this.out = out;
    this.ink = ink;
    this.glyphs = glyphs;
    this.width = Math.max(Page.MIN_WIDTH, width);
    this.page = new Page(new OutputStreamWriter(out, StandardCharsets.UTF_8), this.width, ink);
  }

  /**
   * Writes all of it.
   *
   * @param capture is read again for the bytes
   */
  public void write(Path capture, Sighting sighting) throws IOException {
    ConnectionTrace connection = sighting.trace();
    List<Exchange> exchanges = sighting.exchanges();
    head(connection, exchanges);
    if (!exchanges.isEmpty()) {
      waterfall(exchanges);
      findings(sighting.findings());
      try (MapLines requests = new MapLines(ink, glyphs, width);
          MapLines responses = new MapLines(ink, glyphs, width)) {
        for (Exchange exchange : exchanges) {
          want(exchange, requests, responses);
        }
        int excerpt = Math.max(24, width - 48);
        Rereading.of(
            capture,
            connection.id(),
            new MessageMap(requests, excerpt),
            new MessageMap(responses, excerpt));
        for (Exchange exchange : exchanges) {
          parts(exchange, requests, responses);
        }
      }
    }
    page.flush();
  }

  private static void want(Exchange exchange, MapLines requests, MapLines responses) {
    long originNs = exchange.originNs();
    if (exchange.request() != null) {
      requests.want(exchange.request(), originNs);
    }
    exchange.interim().forEach(interim -> responses.want(interim, originNs));
    if (exchange.response() != null) {
      responses.want(exchange.response(), originNs);
    }
  }

  private void head(ConnectionTrace connection, List<Exchange> exchanges) throws IOException {
    String software =
        exchanges.isEmpty() || exchanges.get(0).response() == null
            ? null
            : exchanges.get(0).response().fields().first(FieldName.SERVER);
    StringBuilder text = new StringBuilder("Connection ").append(connection.id()).append(": ");
    text.append(connection.info().client()).append(" to ").append(connection.info().server());
    if (software != null) {
      text.append(" (").append(Excerpt.of(software, 40)).append(')');
    }
    text.append(", ").append(connection.protocol().label());
    text.append(", ").append(Amounts.count(connection.exchanges(), "exchange"));
    if (exchanges.size() < connection.exchanges() && exchanges.size() != 1) {
      text.append(", the first ").append(exchanges.size()).append(" of them here");
    }
    text.append("; from ")
        .append(times.dateAndTime(connection.info().firstTimeNs()))
        .append(" UTC");
    if (connection.transport().rttNs() >= 0) {
      text.append("; round trip ").append(Amounts.duration(connection.transport().rttNs()));
    }
    if (connection.end() != null) {
      text.append("; ended: ");
      text.append(Json.label(connection.end()));
    }
    page.paragraph(0, ink.bold(glyphs.plain(text.toString())));
  }

  private void waterfall(List<Exchange> exchanges) throws IOException {
    int columns = width - INDENT - 1;
    long endNs = 1;
    Set<SpanKind> kinds = EnumSet.noneOf(SpanKind.class);
    for (Exchange exchange : exchanges) {
      ExchangeTimeline timeline = ExchangeTimeline.of(exchange);
      endNs = Math.max(endNs, timeline.endNs());
      timeline.spans().stream()
          .filter(span -> span.kind() != SpanKind.BODY_WAIT || span.durationNs() > 0)
          .forEach(span -> kinds.add(span.kind()));
    }
    Bar bar = new Bar(glyphs, columns, endNs);
    page.gap();
    for (Exchange exchange : exchanges) {
      String index = Integer.toString(exchange.index());
      page.line(
          ink.bold(index) + " ".repeat(Math.max(1, INDENT - index.length())) + title(exchange));
      page.line(" ".repeat(INDENT) + bar.draw(ExchangeTimeline.of(exchange).spans()));
    }
    for (String line : Ruler.draw(glyphs, columns, endNs)) {
      page.line(ink.dim(" ".repeat(INDENT) + line));
    }
    page.gap();
    page.paragraph(
        INDENT,
        kinds.stream()
            .map(kind -> glyphs.of(kind) + " " + Glyphs.words(kind))
            .collect(Collectors.joining(", ")));
  }

  private String title(Exchange exchange) {
    Request request = exchange.request();
    Response response = exchange.response();
    StringBuilder title = new StringBuilder();
    if (request == null) {
      title.append("(request not captured)");
    } else {
      title.append(Excerpt.of(request.method(), 20)).append(' ');
      title.append(Excerpt.of(request.target(), Math.max(20, Math.min(MAX_TARGET, width - 60))));
      title.append(request.targetCut() ? "…" : "");
    }
    if (response == null) {
      return glyphs.plain(title.append(": no response").toString());
    }
    title.append(": ").append(response.status()).append(", ").append(response.framing().label());
    title.append(", ").append(Amounts.bytes(response.bodyBytes()));
    if (response.chunks() != null) {
      title.append(", ").append(Amounts.count(response.chunks().count(), "chunk"));
    }
    if (response.delivery() != null && response.streamed()) {
      title.append(", ").append(response.delivery().flushes()).append(" flushes");
    }
    if (!response.complete()) {
      title.append(", incomplete");
    }
    return glyphs.plain(title.toString());
  }

  private void findings(List<Finding> findings) throws IOException {
    for (Finding finding : findings) {
      page.gap();
      String where = FrameNumbers.text(finding.frames(), "...");
      page.paragraph(
          " ".repeat(INDENT),
          INDENT,
          glyphs.plain(FindingComment.of(finding) + (where.isEmpty() ? "" : " (" + where + ")")));
    }
  }

  private void parts(Exchange exchange, MapLines requests, MapLines responses) throws IOException {
    page.gap();
    page.line(ink.bold("Exchange " + exchange.index()));
    spans(exchange);
    if (exchange.request() != null) {
      map("Request", exchange.request(), requests);
    }
    for (Response interim : exchange.interim()) {
      map("Interim response", interim, responses);
    }
    if (exchange.response() != null) {
      map("Response", exchange.response(), responses);
    }
  }

  private void spans(Exchange exchange) throws IOException {
    page.line(ink.dim("        at ms     lasts ms  what"));
    Delivery delivery = exchange.response() == null ? null : exchange.response().delivery();
    for (Span span : ExchangeTimeline.of(exchange).spans()) {
      if (span.kind() == SpanKind.BODY_WAIT && span.durationNs() == 0) {
        continue;
      }
      StringBuilder line = new StringBuilder();
      right(line, MapLines.milliseconds(span.startNs()), 13);
      right(line, MapLines.milliseconds(span.durationNs()), 13);
      line.append("  ").append(glyphs.of(span.kind())).append(' ');
      line.append(Glyphs.words(span.kind()));
      boolean ofResponse = span.kind() == SpanKind.FLUSH && delivery != null;
      if (ofResponse && span.flush() >= 0 && span.flush() < delivery.kept()) {
        line.append(' ').append(span.flush()).append(", ");
        line.append(Amounts.count(delivery.bytes(span.flush()), "byte"));
        line.append(", from frame ").append(delivery.frame(span.flush()));
      }
      if (span.cause() != null && span.kind() == SpanKind.NETWORK_PAUSE) {
        line.append(" (").append(span.cause().name().toLowerCase(Locale.ROOT)).append(')');
      }
      page.line(line.toString());
    }
  }

  private void map(String title, HttpMessage message, MapLines lines) throws IOException {
    page.gap();
    page.line(
        title
            + ", "
            + message.framing().label()
            + (message.framingStep() == null
                ? ""
                : glyphs.plain(" (RFC 9112 §" + message.framingStep() + ")"))
            + ", from stream offset "
            + message.start());
    page.line(ink.dim("    offset        at ms   frame  what       bytes"));
    page.flush();
    lines.copyTo(message, out);
  }

  private static void right(StringBuilder line, String text, int columns) {
    line.append(" ".repeat(Math.max(1, columns - text.length()))).append(text);
  }
}
