package io.chunkscope.cli.report.html.hop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.html.Clip;
import io.chunkscope.cli.report.html.Clock;
import io.chunkscope.cli.report.html.FindingsJson;
import io.chunkscope.cli.report.html.ShownFinding;
import io.chunkscope.cli.report.html.StringTable;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ConnectionFacts;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.FlushList;
import io.chunkscope.compare.leg.ResponseFacts;
import java.io.IOException;

/** What the detail panel tells of a pair beyond its row. */
final class PairDetailJson {
  private final StringTable strings;
  private final Clock clock;
  private final HopPageLimits limits;
  private final HeadChangesJson heads;

  PairDetailJson(StringTable strings, Clock clock, HopPageLimits limits) {
    this.strings = strings;
    this.clock = clock;
    this.limits = limits;
    this.heads = new HeadChangesJson(strings, limits);
  }

  void write(JsonGenerator json, ShownPair row) throws IOException {
    json.writeStartObject();
    FindingsJson.write(
        json, strings, clock, row.findings().stream().map(ShownFinding::of).toList());
    if (row.front() != null) {
      place(json, "out", row.front());
    }
    if (row.back() != null) {
      place(json, "in", row.back());
    }
    HopPair pair = row.pair();
    if (pair == null) {
      heads.write(json, "request", row.asked().request().head(), row.asked().request().head());
      if (row.asked().response() != null) {
        heads.write(json, "response", row.asked().response().head(), row.asked().response().head());
      }
    } else {
      text(json, "confidence", pair.pair().confidence().label());
      text(json, "content", pair.content().label());
      heads.write(json, "request", pair.front().request().head(), pair.back().request().head());
      if (pair.answered()) {
        heads.write(json, "response", pair.in().head(), pair.out().head());
        flushes(json, pair);
      }
      retries(json, pair);
    }
    json.writeEndObject();
  }

  private void place(JsonGenerator json, String name, ExchangeSummary exchange) throws IOException {
    ConnectionFacts connection = exchange.connection();
    ResponseFacts response = exchange.response();
    json.writeObjectFieldStart(name);
    json.writeNumberField("capture", connection.capture());
    json.writeNumberField("connection", connection.id());
    json.writeNumberField("exchange", exchange.index());
    json.writeNumberField("exchanges", connection.exchanges());
    text(json, "client", connection.client().toString());
    text(json, "server", connection.server().toString());
    json.writeNumberField("firstFrame", exchange.request().firstFrame());
    json.writeNumberField(
        "lastFrame", response == null ? exchange.request().firstFrame() : response.lastFrame());
    json.writeEndObject();
  }

  /**
   * Offset, bytes, frame at the server; microseconds from each side's request to the flush, and
   * from side to side; frame at the client. -1 where that is not known.
   */
  private static void flushes(JsonGenerator json, HopPair pair) throws IOException {
    FlushList flushes = pair.in().flushes();
    if (flushes.kept() == 0) {
      return;
    }
    json.writeNumberField("flushCount", flushes.count());
    json.writeArrayFieldStart("flushes");
    for (int i = 0; i < Math.min(flushes.kept(), HopPair.MAX_FLUSHES); i++) {
      long start = i == 0 ? 0 : flushes.endOffset(i - 1);
      FlushDelay out = i < pair.flushes().size() ? pair.flushes().get(i) : null;
      boolean arrived = out != null && out.lastOutNs() >= 0;
      json.writeNumber(start);
      json.writeNumber(flushes.endOffset(i) - start);
      json.writeNumber(flushes.frame(i));
      json.writeNumber(since(pair.back(), flushes.timeNs(i)));
      json.writeNumber(arrived ? since(pair.front(), out.lastOutNs()) : -1);
      json.writeNumber(arrived && pair.clock().known() ? Clock.durationUs(out.delayNs()) : -1);
      json.writeNumber(arrived ? frameAt(pair.out().flushes(), out.lastOutNs()) : -1);
    }
    json.writeEndArray();
  }

  /** The first frame of the flush that was under way at a time; -1 beyond those that are kept. */
  private static long frameAt(FlushList flushes, long ns) {
    int flush = flushes.kept() - 1;
    while (flush >= 0 && flushes.timeNs(flush) > ns) {
      flush--;
    }
    boolean known = flush >= 0 && (flush < flushes.kept() - 1 || flushes.count() == flushes.kept());
    return known ? flushes.frame(flush) : -1;
  }

  private static long since(ExchangeSummary exchange, long ns) {
    return Clock.durationUs(Math.max(0, ns - exchange.request().lastNs()));
  }

  /** Connection, frame and status of each. */
  private static void retries(JsonGenerator json, HopPair pair) throws IOException {
    json.writeArrayFieldStart("retries");
    for (ExchangeSummary retry : pair.pair().retries()) {
      json.writeNumber(retry.connection().id());
      json.writeNumber(retry.request().firstFrame());
      json.writeNumber(retry.status());
    }
    json.writeEndArray();
  }

  private void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeNumberField(name, strings.number(Clip.wire(text, limits.valueChars())));
  }
}
