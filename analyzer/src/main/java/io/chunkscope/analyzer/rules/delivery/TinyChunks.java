package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class TinyChunks implements Rule.OfExchange {
  private static final int MANY_CHUNKS = 20;
  private static final long TINY_BYTES = 64;
  private static final long BODY_BYTES = 1024;
  private static final int FRAMING_PART = 10;

  private static final RuleInfo INFO =
      new RuleInfo(
          "tiny-chunks",
          "delivery",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9112 §7.1",
          "A body is cut into so many small chunks that framing is a large part of it",
          """
          What it is
          A chunked body consists of 20 chunks or more of which half are smaller than 64 bytes, or
          more than a tenth of what was sent for it is size lines and line ends. Chunks that were
          sent at different times, each when it was ready, are not counted: those are streaming.

          Why it matters
          Each chunk costs a size line, often a system call and sometimes a packet and a wake-up
          at every hop; receivers that hand on chunk by chunk become slow. A page written in 2,000
          prints pays for each of them at the server, at the proxy and in the browser.

          Example on the wire
            4
            <tr>
            9
            <td>1</td
            1
            >

          What to do
          Collect small writes: give the response a buffer, and flush where there is something for
          the client to see.
          * Node.js: join strings before response.write(); cork() saves packets, but no chunks.
          * Tomcat: response.setBufferSize() (8 KiB unless set), and no flush after each print.
          * PHP: output_buffering.

          Apache httpd as a proxy passes such chunks on as they are; nginx and HAProxy join those
          that arrive together.

          Reference
          RFC 9112 §7.1: every chunk has a chunk-size line and a CRLF after its data.
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
    long framingBytes = chunks.framingBytes() - chunks.extensionBytes() - chunks.trailerBytes();
    long sentBytes = response.bodyBytes() + framingBytes;
    boolean costly = response.bodyBytes() >= BODY_BYTES && framingBytes * FRAMING_PART > sentBytes;
    if (eachWhenReady(chunks, response.delivery()) || (chunks.count() < MANY_CHUNKS && !costly)) {
      return;
    }
    long medianBytes = ChunkSizes.median(chunks);
    if (medianBytes >= TINY_BYTES && !costly) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The "
                    + Phrases.bytes(response.bodyBytes())
                    + " of body of "
                    + Phrases.message(exchange, response)
                    + " came in "
                    + Phrases.count(chunks.count(), "chunk", "chunks")
                    + ", half of them of "
                    + Phrases.bytes(medianBytes)
                    + " or less: "
                    + Phrases.bytes(framingBytes)
                    + " of framing, "
                    + 100 * framingBytes / sentBytes
                    + " % of all that was sent for it.")
            .fix(
                "Buffer small writes and flush only where the client has something to gain from"
                    + " what is there.")
            .frames(chunks.frame(0), response.lastBodyFrame())
            .at(response.lastBodyNs())
            .build());
  }

  /** Whether it was events, not small writes: at most two chunks for each flush. */
  private static boolean eachWhenReady(ChunkLog chunks, Delivery delivery) {
    return chunks.count() <= 2 * delivery.flushes();
  }
}
