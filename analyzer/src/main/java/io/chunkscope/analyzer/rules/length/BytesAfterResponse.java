package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.TrailingBytes;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class BytesAfterResponse implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "bytes-after-response",
          "length",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.2",
          "Bytes follow a complete response that belong to no response",
          """
          What it is
          A response was complete by its own framing, no further request was outstanding, and
          the server sent more bytes, which do not begin with a status line. Or the response
          must not have a body (to HEAD, or with status 204 or 304), and one came.

          Why it matters
          The client reads them as the beginning of the next response: that one fails, or worse,
          content chosen by somebody else is taken for it. Clients that notice throw the
          connection away.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Length: 5

            hello world            (6 bytes too many)

          What to do
          Where the length is too small, let the server count bytes after encoding and
          compression. For HEAD, 204 and 304 send the head alone. A program that writes after it
          has declared the length has to stop, or use Transfer-Encoding: chunked.

          Reference
          RFC 9112 §9.2: if a client receives data on a connection that doesn't have outstanding
          requests, it must not consider that data to be a valid response.
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
    if (response == null
        || response.trailing() == null
        || !response.complete()
        || isOnlyLineEnds(response.trailing())
        || mayHaveABody(exchange, response)) {
      return;
    }
    TrailingBytes trailing = response.trailing();
    // The next head, taken for the body of a response to HEAD, would leave such bytes, too.
    boolean maybeHead = response.framing() != Framing.NONE && exchange.requestInDoubt();
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "After the end of the response to "
                    + Phrases.name(exchange)
                    + why(exchange, response)
                    + " the server sent "
                    + Phrases.count(
                        trailing.length(), "more byte that begins", "more bytes that begin")
                    + " no response: "
                    + Phrases.quoted(trailing.evidence())
                    + (maybeHead ? "; a HEAD, which has no body, is not ruled out." : "."))
            .fix(
                response.framing() == Framing.NONE
                    ? "Let the server send the head alone: HEAD, 204 and 304 have no body."
                    : "Let the server declare the length of what it really sends.")
            .frames(trailing.frame(), response.lastFrame(), response.firstFrame())
            .at(trailing.timeNs());
    if (maybeHead) {
      finding.severity(Severity.WARNING).atMost(Confidence.LOW);
    }
    sink.onFinding(finding.build());
  }

  /** Whether it has no body only by its request, and may belong to another one. */
  private static boolean mayHaveABody(Exchange exchange, Response response) {
    return response.framing() == Framing.NONE
        && response.status() != 204
        && response.status() != 304
        && !exchange.pairingCertain();
  }

  /** RFC 9112 §9.2 excepts data that consists of line ends alone. */
  private static boolean isOnlyLineEnds(TrailingBytes trailing) {
    String evidence = trailing.evidence();
    return evidence.length() >= trailing.length()
        && evidence.chars().allMatch(c -> c == '\r' || c == '\n');
  }

  private static String why(Exchange exchange, Response response) {
    return switch (response.framing()) {
      case CONTENT_LENGTH -> " (Content-Length " + response.declaredLength() + ")";
      case CHUNKED -> " (last-chunk)";
      case NONE ->
          exchange.request() != null && exchange.request().isMethod("HEAD")
              ? " (a HEAD, which has no body)"
              : " (status " + response.status() + ", which has no body)";
      default -> "";
    };
  }
}
