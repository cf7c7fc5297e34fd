package io.chunkscope.cli.report.html.hop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.html.Clip;
import io.chunkscope.cli.report.html.Clock;
import io.chunkscope.cli.report.html.FindingsJson;
import io.chunkscope.cli.report.html.PageJson;
import io.chunkscope.cli.report.html.ShownFinding;
import io.chunkscope.cli.report.html.SpanJson;
import io.chunkscope.cli.report.html.StringTable;
import io.chunkscope.cli.report.json.Json;
import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.FlushList;
import io.chunkscope.compare.leg.ResponseFacts;
import java.io.IOException;
import java.util.List;

/**
 * What a row of the two-lane waterfall needs. Keys are short because there are thousands of rows;
 * pairs.js gives them their names back. Times are microseconds.
 */
final class PairRowJson {
  private static final int MAX_ATTEMPTS = 16;

  private final StringTable strings;
  private final Clock clock;
  private final HopPageLimits limits;

  PairRowJson(StringTable strings, Clock clock, HopPageLimits limits) {
    this.strings = strings;
    this.clock = clock;
    this.limits = limits;
  }

  void write(JsonGenerator json, ShownPair row) throws IOException {
    ExchangeSummary asked = row.asked();
    json.writeNumberField("i", row.index());
    json.writeNumberField("m", strings.number(wire(asked.request().method())));
    json.writeNumberField("u", strings.number(wire(asked.request().target())));
    json.writeNumberField("h", strings.number(wire(asked.request().host())));
    json.writeNumberField("t", clock.us(row.originNs()));
    FindingsJson.marks(json, strings, row.findings().stream().map(ShownFinding::of).toList());
    if (row.back() != null) {
      lane(json, "in", row.back(), row.in());
    }
    List<Span> out = row.front() == null ? List.of() : row.out();
    if (row.front() != null) {
      lane(json, "out", row.front(), out);
    }
    if (row.pair() != null) {
      pair(json, row, out);
    } else {
      json.writeNumberField("r", strings.number(Json.label(row.unpaired().reason())));
      if (row.unpaired().evidence() != null) {
        json.writeNumberField("ev", strings.number(wire(row.unpaired().evidence())));
      }
    }
  }

  private String wire(String text) {
    return Clip.wire(text, limits.valueChars());
  }

  private void lane(JsonGenerator json, String name, ExchangeSummary exchange, List<Span> spans)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeBooleanField("p", exchange.request().head().persists());
    ResponseFacts response = exchange.response();
    if (response != null) {
      json.writeNumberField("st", response.status());
      json.writeNumberField("v", strings.number(wire(response.head().version())));
      json.writeNumberField("fr", strings.number(response.framing().label()));
      json.writeNumberField("b", response.bodyBytes());
      json.writeNumberField("fl", response.flushes().count());
      json.writeBooleanField("p", persists(exchange));
      PageJson.known(json, "n", response.chunks());
      sizes(json, response.flushes());
    }
    SpanJson.write(json, "s", spans, limits.spans());
    json.writeEndObject();
  }

  /** Whether the connection goes on, as far as both messages say. */
  private static boolean persists(ExchangeSummary exchange) {
    return exchange.request().head().persists()
        && exchange.response().head().persists()
        && !exchange.response().unframed();
  }

  private static void sizes(JsonGenerator json, FlushList flushes) throws IOException {
    json.writeArrayFieldStart("z");
    for (int i = 0; i < Math.min(flushes.kept(), HopPair.MAX_FLUSHES); i++) {
      json.writeNumber(flushes.endOffset(i) - (i == 0 ? 0 : flushes.endOffset(i - 1)));
    }
    json.writeEndArray();
  }

  private void pair(JsonGenerator json, ShownPair row, List<Span> out) throws IOException {
    if (row.pair().pair().ambiguous()) {
      json.writeNumberField("am", row.pair().pair().alike() ? 1 : 2);
    }
    long longestNs = HeldBack.longestNs(row.pair());
    if (longestNs >= 0) {
      json.writeNumberField("dl", Clock.durationUs(longestNs));
    }
    List<HeldBack.Stretch> held = HeldBack.of(row.pair(), out, row.originNs());
    if (!held.isEmpty()) {
      json.writeArrayFieldStart("hb");
      for (HeldBack.Stretch stretch : held) {
        json.writeNumber(Clock.durationUs(stretch.startNs()));
        json.writeNumber(Clock.durationUs(stretch.endNs() - stretch.startNs()));
      }
      json.writeEndArray();
    }
    if (row.clock().known()) {
      threads(json, row);
      waited(json, row);
      attempts(json, row);
    } else if (!row.pair().pair().retries().isEmpty()) {
      json.writeNumberField("rn", row.pair().pair().retries().size());
    }
  }

  /** From when to when the request waited in the hop, with attempts that failed. */
  private static void waited(JsonGenerator json, ShownPair row) throws IOException {
    if (row.pair().requestWaitedNs() > 0) {
      json.writeArrayFieldStart("w");
      json.writeNumber(Clock.durationUs(row.front().request().lastNs() - row.originNs()));
      json.writeNumber(
          Clock.durationUs(row.clock().toFront(row.back().firstNs()) - row.originNs()));
      json.writeEndArray();
    }
  }

  /** When each began and how long it took, and its status, 0 without a response. */
  private static void attempts(JsonGenerator json, ShownPair row) throws IOException {
    List<ExchangeSummary> attempts = row.pair().pair().retries();
    if (attempts.isEmpty()) {
      return;
    }
    json.writeNumberField("rn", attempts.size());
    json.writeArrayFieldStart("rt");
    for (ExchangeSummary attempt : attempts.subList(0, Math.min(MAX_ATTEMPTS, attempts.size()))) {
      long beganNs = row.clock().toFront(attempt.firstNs()) - row.originNs();
      json.writeNumber(Clock.durationUs(Math.max(0, beganNs)));
      json.writeNumber(Clock.durationUs(Math.max(0, attempt.lastNs() - attempt.firstNs())));
      json.writeNumber(attempt.status());
    }
    json.writeEndArray();
  }

  /** First and last byte of each flush: when they left the server, when they had passed the hop. */
  private void threads(JsonGenerator json, ShownPair row) throws IOException {
    json.writeArrayFieldStart("c");
    for (FlushDelay flush : row.pair().flushes()) {
      if (flush.firstOutNs() < 0) {
        break;
      }
      long lastOutNs = flush.lastOutNs() < 0 ? flush.firstOutNs() : flush.lastOutNs();
      for (long ns :
          new long[] {flush.firstInNs(), flush.lastInNs(), flush.firstOutNs(), lastOutNs}) {
        json.writeNumber(Clock.durationUs(Math.max(0, ns - row.originNs())));
      }
    }
    json.writeEndArray();
  }
}
