package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class BufferedChunked implements Rule.OfExchange {
  /** A first chunk of at most this part of the rest's average was meant to be ahead of them. */
  private static final int HEAD_START = 4;

  private static final RuleInfo INFO =
      new RuleInfo(
          "buffered-chunked",
          "delivery",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §7.1",
          "A chunked response of several chunks comes all at once after a long wait",
          """
          What it is
          The response is chunked, in several chunks, as if it were sent while it was made; yet
          head, chunks and last-chunk came in one flight, after the client had waited for more than
          200 ms (and four round trips). It is chunked in name only: something collected it.

          Why it matters
          The early flush is lost. A page whose head is ready at once could let the browser fetch
          style sheets and scripts during those hundreds of milliseconds; instead it stares at a
          blank page for as long as the slowest part takes. Typically the application does flush,
          and a buffer on the way to the network undoes it: nobody notices, for the page works.

          Example on the wire
            GET / HTTP/1.1
                                   (1.9 s of nothing)
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            1f4 <html><head>...
            4e20 <body>...
            0                      (all within 3 ms)

          It is silent where full buffers cut the chunks (all but the last of one size, or of whole
          4 KiB): nothing tells then that anybody meant to send earlier.

          What to do
          Look for the buffer between the application and the network.
          * nginx as a proxy: "proxy_buffering off", or the response field "X-Accel-Buffering: no".
          With buffering, it holds back what it compresses itself, and what its server sends
          without chunks; the chunks of a server behind it pass at once.
          * HAProxy: "option http-no-delay"; without it a small flush may wait for up to 200 ms.
          * Apache httpd: FastCGI (2.4.33 and later) and AJP need "flushpackets=on" on ProxyPass,
          else full buffers or the end release what waits; mod_proxy_http flushes by itself.
          * IIS with classic ASP: Response.Buffer and Response.Flush; a compressing filter may
          buffer as well.
          * Node.js: a compression middleware holds text until res.flush().
          * Tomcat: response.flushBuffer() after the head.
          * PHP: ob_flush() and flush() after the head, or output_buffering off.

          Where the application itself has nothing to send before the end, there is nothing to win
          by chunks, and Content-Length would serve better.

          Reference
          RFC 9112 §7.1: the chunked transfer coding lets content be transferred as a series of
          chunks while its size is not known yet.
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
    if (exchange.request() == null || response == null || !inOneFlight(exchange, response)) {
      return;
    }
    TransportView tcp = exchange.connection().transport();
    long waitNs = exchange.waitNs();
    if (waitNs <= Lateness.limitNs(tcp) + Lateness.unseenLossNs(tcp)
        || exchange.request().pipelined()) {
      return;
    }
    ChunkLog chunks = response.chunks();
    if (ChunkSizes.areOfFullBuffers(chunks)) {
      // No flush ended them: a file that is compressed under load, say, had none to lose.
      return;
    }
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                Phrases.name(exchange)
                    + " waited "
                    + Durations.text(waitNs)
                    + "; then head, "
                    + Phrases.count(chunks.count(), "chunk", "chunks")
                    + " ("
                    + Phrases.bytes(response.bodyBytes())
                    + ", the first "
                    + Phrases.bytes(chunks.size(0))
                    + ") and last-chunk came "
                    + together(response.lastNs() - response.firstNs())
                    + ": chunked in name, but nothing was sent early.")
            .fix(
                "Find what collects the response (a proxy's buffering, a compressing filter, the"
                    + " framework's output buffer) and let the application's early flush through;"
                    + " if the application has nothing to send earlier, send Content-Length.")
            .frames(response.firstFrame(), chunks.lastChunkFrame(), exchange.request().lastFrame())
            .at(chunks.lastChunkNs());
    // Without a small first chunk, a body that was computed first and sent then looks the same.
    if (!hasHeadStart(chunks, response.bodyBytes()) || !Lateness.seenBesideServer(tcp)) {
      finding.atMost(Confidence.MEDIUM);
    }
    if (tcp.rttNs() < 0) {
      finding.atMost(Confidence.LOW);
    }
    sink.onFinding(finding.build());
  }

  private static boolean inOneFlight(Exchange exchange, Response response) {
    ChunkLog chunks = response.chunks();
    return chunks != null
        && response.complete()
        && chunks.count() >= 2
        && response.missingBytes() == 0
        && !response.disturbed()
        && response.delivery() != null
        && !response.streamed()
        && response.lastNs() - response.firstNs()
            <= Lateness.flightNs(exchange.connection().transport());
  }

  private static String together(long durationNs) {
    return durationNs <= 0 ? "at once" : "together within " + Durations.text(durationNs);
  }

  private static boolean hasHeadStart(ChunkLog chunks, long bodyBytes) {
    long restBytes = bodyBytes - chunks.size(0);
    return chunks.size(0) * HEAD_START * (chunks.count() - 1) <= restBytes;
  }
}
