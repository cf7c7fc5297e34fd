package io.chunkscope.cli.report.timeline;

import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import java.util.Arrays;
import java.util.List;

/**
 * What the time of an exchange consists of. Spans are in the order of their beginnings; they follow
 * one another, except where the response began before the request was over. Bounded as the model
 * is: what lies beyond the flushes, pauses and chunks that are kept is drawn as one flush, or not.
 */
public final class ExchangeTimeline {
  private final long originNs;
  private final List<Span> spans;
  private final long[] chunksNs;
  private final long[] interimNs;

  private ExchangeTimeline(long originNs, List<Span> spans, long[] chunksNs, long[] interimNs) {
    this.originNs = originNs;
    this.spans = List.copyOf(spans);
    this.chunksNs = chunksNs;
    this.interimNs = interimNs;
  }

  /**
   * The timeline of an exchange that is final; to be asked for while it is handed over, or after
   * its connection was settled.
   */
  public static ExchangeTimeline of(Exchange exchange) {
    long originNs = exchange.originNs();
    Response response = exchange.response();
    return new ExchangeTimeline(
        originNs,
        new SpanBuilder(exchange).build(),
        chunks(response == null ? null : response.chunks(), originNs),
        exchange.interim().stream()
            .mapToLong(interim -> Math.max(0, interim.firstNs() - originNs))
            .toArray());
  }

  private static long[] chunks(ChunkLog chunks, long originNs) {
    long[] times = new long[chunks == null ? 0 : chunks.kept()];
    Arrays.setAll(times, chunk -> Math.max(0, chunks.timeNs(chunk) - originNs));
    return times;
  }

  /** Epoch nanoseconds that all other times count from: the exchange's first byte. */
  public long originNs() {
    return originNs;
  }

  public List<Span> spans() {
    return spans;
  }

  /** When the size lines of the response's chunks became readable, since the origin. */
  public long[] chunksNs() {
    return chunksNs.clone();
  }

  /** When interim responses began, since the origin. */
  public long[] interimNs() {
    return interimNs.clone();
  }

  /** When the last span is over, since the origin. */
  public long endNs() {
    return spans.stream().mapToLong(Span::endNs).max().orElse(0);
  }
}
