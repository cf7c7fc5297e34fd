package io.chunkscope.cli.report.html.hop;

import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.cli.report.timeline.SpanKind;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.FlushList;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What the time of an exchange consists of, as far as it is known of one side of a hop. Where its
 * sender paused is known; pauses of the network lie within flushes.
 */
final class LegTimeline {
  private final LongUnaryOperator clock;
  private final List<Span> spans = new ArrayList<>();

  private LegTimeline(LongUnaryOperator clock) {
    this.clock = clock;
  }

  /**
   * The spans, in the order of their beginnings.
   *
   * @param clock a time of the exchange's capture as nanoseconds since the origin
   */
  static List<Span> of(ExchangeSummary exchange, LongUnaryOperator clock) {
    LegTimeline timeline = new LegTimeline(clock);
    timeline.exchange(exchange);
    return timeline.spans;
  }

  private void exchange(ExchangeSummary exchange) {
    long askedNs = exchange.request().lastNs();
    add(SpanKind.REQUEST, exchange.request().firstNs(), askedNs);
    ResponseFacts response = exchange.response();
    if (response == null) {
      return;
    }
    if (response.firstNs() > askedNs) {
      add(SpanKind.WAIT, askedNs, response.firstNs());
    }
    boolean whole = response.headEndNs() >= 0;
    add(SpanKind.HEAD, response.firstNs(), whole ? response.headEndNs() : response.lastNs());
    if (!whole) {
      return;
    }
    long bodyEndNs = response.headEndNs();
    if (response.firstBodyNs() >= 0) {
      add(SpanKind.BODY_WAIT, response.headEndNs(), response.firstBodyNs());
      body(response);
      bodyEndNs = response.lastBodyNs();
    }
    if (response.chunks() >= 0 && response.complete()) {
      add(SpanKind.LAST_CHUNK, bodyEndNs, response.lastNs());
    }
  }

  private void body(ResponseFacts response) {
    FlushList flushes = response.flushes();
    int kept = flushes.kept();
    for (int i = 0; i < kept; i++) {
      boolean last = i == kept - 1;
      // Of flushes beyond those that are kept only the end is known.
      long untilNs = last ? response.lastBodyNs() : flushes.timeNs(i + 1);
      long endNs = last ? untilNs : endNs(response, i, untilNs);
      flush(i, flushes.timeNs(i), endNs);
      if (!last) {
        add(SpanKind.SERVER_PAUSE, endNs, untilNs);
      }
    }
  }

  /** When its last byte was there; where bodies were not traced, it took no time. */
  private static long endNs(ResponseFacts response, int flush, long nextNs) {
    FlushList flushes = response.flushes();
    long startNs = flushes.timeNs(flush);
    if (response.body() == null) {
      return startNs;
    }
    long endNs = response.body().timeOfSent(flushes.endOffset(flush));
    return Math.max(startNs, Math.min(endNs, nextNs));
  }

  private void flush(int number, long fromNs, long toNs) {
    long startNs = at(fromNs);
    spans.add(new Span(SpanKind.FLUSH, startNs, Math.max(startNs, at(toNs)), number, null));
  }

  private void add(SpanKind kind, long fromNs, long toNs) {
    long startNs = at(fromNs);
    spans.add(new Span(kind, startNs, Math.max(startNs, at(toNs)), Span.NONE, null));
  }

  /** Stamps may run backwards: nothing is before the origin. */
  private long at(long ns) {
    return Math.max(0, clock.applyAsLong(ns));
  }
}
