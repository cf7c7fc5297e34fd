package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class UniformRechunking implements Rule.OfExchange {
  private static final int CHUNKS = 4;
  private static final long SMALLEST_BUFFER_BYTES = 1024;
  private static final long LARGEST_BUFFER_BYTES = 1L << 20;

  private static final RuleInfo INFO =
      new RuleInfo(
          "uniform-rechunking",
          "delivery",
          Severity.INFO,
          Party.INTERMEDIARY,
          "RFC 9112 §6.1",
          "All chunks have the size of one buffer: somebody cut the body anew",
          """
          What it is
          Four chunks or more all have one size, a power of two such as 0x1000, 0x2000, 0x4000 or
          0x8000, except the last; and the pauses, if there are any, do not fall between them. A
          full buffer ended each chunk, not a flush of the application: a proxy that takes a body
          apart and chunks it again, or the server's own output stage.

          Why it matters
          By itself it is allowed: a chunk's boundary means nothing to HTTP. It tells that whoever
          sends this waits for full buffers, so that a small early flush of the application may be
          stuck in one. When a page streams at the server and not at the client, this is the trace
          of the hop to look at.

          Example on the wire
            2000 ...
            2000 ...
            2000 ...
            1a3c ...
            0

          What to do
          Nothing, unless early flushes get lost.
          * nginx as a proxy: proxy_buffer_size and proxy_buffers set the size (4 or 8 KiB unless
          set); "proxy_buffering off" passes on what comes.
          * HAProxy: tune.bufsize in global (16 KiB unless set; its chunks are a little smaller).
          * Apache httpd as a proxy: ProxyIOBufferSize (8 KiB unless set).
          * Node.js: highWaterMark of the stream that is piped into the response (64 KiB unless
          set for files).

          Reference
          RFC 9112 §6.1: any recipient along the chain may decode the transfer coding and apply it
          anew.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean judgesClosing() {
    return false;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    if (response == null || response.chunks() == null || response.delivery() == null) {
      return;
    }
    ChunkLog chunks = response.chunks();
    boolean ended = response.complete() || chunks.count() > CHUNKS;
    if (chunks.count() < CHUNKS
        || !ended
        || !isBufferSize(chunks.largest())
        || !ChunkSizes.areEqualButTheLast(chunks)
        || flushed(chunks, response.delivery())) {
      return;
    }
    boolean viaProxy = response.fields().has(FieldName.VIA);
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .party(Party.INTERMEDIARY)
            .atMost(viaProxy ? Confidence.MEDIUM : Confidence.LOW)
            .summary(
                "All "
                    + Phrases.count(chunks.count(), "chunk", "chunks")
                    + " of "
                    + Phrases.message(exchange, response)
                    + " but the last have 0x"
                    + Long.toHexString(chunks.largest())
                    + " bytes: full buffers cut them, not flushes of the application.")
            .fix(
                "Nothing, unless early flushes get lost: then look at the buffers of the proxy or"
                    + " output stage that sends these chunks.")
            .frames(chunks.frame(0), chunks.frame(1), chunks.frame(chunks.kept() - 1))
            .at(response.lastBodyNs())
            .build());
  }

  private static boolean isBufferSize(long bytes) {
    return bytes >= SMALLEST_BUFFER_BYTES
        && bytes <= LARGEST_BUFFER_BYTES
        && Long.bitCount(bytes) == 1;
  }

  /** Whether an application that flushes whole buffers explains it: pauses between the chunks. */
  private static boolean flushed(ChunkLog chunks, Delivery delivery) {
    return chunks.count() < 2 * delivery.flushes();
  }
}
