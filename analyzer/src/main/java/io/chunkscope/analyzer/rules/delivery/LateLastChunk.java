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

public final class LateLastChunk implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "late-last-chunk",
          "delivery",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §7.1",
          "The last-chunk comes long after the last data: the client waits for an end that is there",
          """
          What it is
          All data of a chunked response was delivered, and only then, more than 200 ms (and four
          round trips) later, the server sent the last-chunk that tells its end, or the empty line
          behind it, without which the end is not told either. Loss, a shut window and waiting for
          acknowledgements are ruled out.

          Why it matters
          The client has the whole body and cannot know it: a page keeps loading, a script that
          waits for the response does not run, the connection is not free for the next request.
          Where every page view pays, say, half a second for nothing, users see a slow site, and
          no server log shows it: the last byte of content was in time.

          Example on the wire
            7d0 ...</html>         (the last of the data)
                                   (500 ms of nothing)
            0

          What to do
          End the response as soon as its content is complete. Usual reasons: work done between
          the last write and the end (logging, closing a database connection, a "finally" block,
          session state written), in Node.js a response.end() that waits for a promise, in ASP.NET
          and Tomcat code that runs after the page was flushed. Such work can come after the end:
          * PHP-FPM: fastcgi_finish_request() ends the response, the script goes on.
          * Tomcat and other servlet containers: close the response's output stream first.
          * Node.js: response.end() first, await afterwards.

          A proxy that passes on an unframed response in chunks sends the last-chunk only when its
          server closes: see unframed-kept-open there.

          Reference
          RFC 9112 §7.1: the chunked coding is complete when a chunk of size zero is received,
          possibly followed by a trailer section, and finally terminated by an empty line.
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
    if (response == null || response.chunks() == null || !response.chunks().lastChunk()) {
      return;
    }
    TransportView tcp = exchange.connection().transport();
    ChunkLog chunks = response.chunks();
    long lateNs = chunks.lateNs();
    // A last-chunk lost on its way to the capture point looks late when it is sent again.
    if (lateNs <= Lateness.limitNs(tcp) + Lateness.unseenLossNs(tcp)) {
      return;
    }
    boolean endAlone = chunks.endLate();
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                (endAlone ? "The empty line that ends " : "The last-chunk of ")
                    + Phrases.message(exchange, response)
                    + " came "
                    + Durations.text(lateNs)
                    + (endAlone
                        ? " after the rest of it, last-chunk included"
                        : " after the last of " + Phrases.bytes(response.bodyBytes()) + " of data")
                    + ": for that long the client had everything and could not know it.")
            .fix(
                "End the response when its content is complete: look for work between the last"
                    + " write and the end of the handler, or for an upstream that is slow to close.")
            .frames(
                endAlone ? response.lastFrame() : chunks.lastChunkFrame(), response.lastBodyFrame())
            .at(endAlone ? response.lastNs() : chunks.lastChunkNs());
    if (!Lateness.seenBesideServer(tcp) || response.disturbed()) {
      finding.atMost(Confidence.MEDIUM);
    }
    sink.onFinding(finding.build());
  }
}
