package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.timeline.Span;
import java.io.IOException;
import java.util.List;

/**
 * What a row of the waterfall needs. Keys are short because there are thousands of rows; data.js
 * gives them their names back. Times are microseconds.
 */
final class RowJson {
  private final StringTable strings;
  private final Clock clock;
  private final PageLimits limits;

  RowJson(StringTable strings, Clock clock, PageLimits limits) {
    this.strings = strings;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * @param connection number in the page's list of connections
   * @param page number in its list of pages, or -1
   */
  void write(JsonGenerator json, ShownExchange exchange, int connection, int page)
      throws IOException {
    json.writeNumberField("c", connection);
    json.writeNumberField("i", exchange.index);
    json.writeNumberField("p", page);
    json.writeNumberField("m", strings.number(exchange.method));
    json.writeNumberField("u", strings.number(exchange.target));
    json.writeNumberField("h", strings.number(exchange.host));
    json.writeNumberField("ct", strings.number(exchange.contentType));
    if (exchange.contentCoding != null) {
      json.writeNumberField("ce", strings.number(exchange.contentCoding));
    }
    if (exchange.framing != null) {
      json.writeNumberField("st", exchange.status);
      json.writeNumberField("fr", strings.number(exchange.framing.label()));
      json.writeNumberField("b", exchange.bodyBytes);
      json.writeNumberField("fl", exchange.flushes);
    }
    if (exchange.chunks > 0 || exchange.lastChunk) {
      json.writeNumberField("n", exchange.chunks);
      json.writeBooleanField("lc", exchange.lastChunk);
    }
    json.writeNumberField("t", clock.us(exchange.timeline.originNs()));
    List<Span> spans = exchange.timeline.spans();
    SpanJson.write(json, "s", spans, limits.spans());
    if (spans.size() > limits.spans()) {
      json.writeNumberField("so", spans.size() - limits.spans());
      json.writeNumberField("se", Clock.durationUs(exchange.timeline.endNs()));
    }
    ticks(json, exchange.timeline.chunksNs());
    if (exchange.timeline.interimNs().length > 0) {
      json.writeArrayFieldStart("in");
      for (long ns : exchange.timeline.interimNs()) {
        json.writeNumber(Clock.durationUs(ns));
      }
      json.writeEndArray();
    }
    FindingsJson.marks(json, strings, exchange.findings());
    if (exchange.findingsOmitted() > 0) {
      json.writeNumberField("fo", exchange.findingsOmitted());
    }
  }

  /** Time and number of the chunks that became readable then. */
  private void ticks(JsonGenerator json, long[] chunksNs) throws IOException {
    if (chunksNs.length == 0) {
      return;
    }
    json.writeArrayFieldStart("k");
    int written = 0;
    for (int i = 0; i < chunksNs.length && written < limits.spans(); written++) {
      long us = Clock.durationUs(chunksNs[i]);
      int first = i;
      while (i < chunksNs.length && Clock.durationUs(chunksNs[i]) == us) {
        i++;
      }
      json.writeNumber(us);
      json.writeNumber(i - first);
    }
    json.writeEndArray();
  }
}
