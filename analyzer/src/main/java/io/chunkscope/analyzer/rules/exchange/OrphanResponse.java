package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import java.util.List;

public final class OrphanResponse implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "orphan-response",
          "exchange",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.2",
          "A final response comes that no request asked for",
          """
          What it is
          The server sent a final response while no request was outstanding: a second one to the
          same request, or one to none. A 408 sent by a server that closes an idle connection is a
          notice, and so is an error to a client that connected and closed without a request.
          Not reported where requests may be missing in the capture, and where the client had sent
          something that is no request.

          Why it matters
          The client takes it for the answer to its next request: from there on every answer
          belongs to another question, and one user may see the page of another. Clients that
          notice throw the connection away.

          Example on the wire
            > GET /a HTTP/1.1

            < HTTP/1.1 200 OK          (the answer)
            < Content-Length: 0

            < HTTP/1.1 500 Internal Server Error
            < Content-Length: 0        (nobody asked)

          What to do
          Look for a program that answers twice: an error page after a response that was already
          complete, two threads on one connection, a retry inside a proxy. Close the connection
          after such a fault. For the 408 let the server close without words (HAProxy: option
          http-ignore-probes, where nothing was received), or the client ignore it.

          Reference
          RFC 9112 §9.2: if a client receives data on a connection that doesn't have outstanding
          requests, it must not consider that data to be a valid response and should close the
          connection.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    if (!exchange.orphan() || response == null || mayLackRequest(exchange)) {
      return;
    }
    boolean timeout = response.status() == REQUEST_TIMEOUT;
    boolean parting = answersEmptyConnection(exchange);
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .severity(timeout || parting ? Severity.NOTICE : Severity.ERROR)
            .summary(
                "The server sent "
                    + (exchange.index() == 0 ? "" : "another response, ")
                    + "status "
                    + response.status()
                    + ", while no request was outstanding"
                    + (exchange.index() == 0
                        ? parting
                            ? ": the client had closed without sending one."
                            : ": the client had sent none."
                        : exchange.index() == 1
                            ? ": the one exchange before it had been answered."
                            : ": all "
                                + Phrases.count(exchange.index(), "exchange", "exchanges")
                                + " before it had been answered."))
            .fix(
                timeout || parting
                    ? "Let the server close such a connection without a response."
                    : "Look for what answers twice on the server: an error page after a complete"
                        + " response, two threads on one connection.")
            .frames(response.firstFrame(), response.lastFrame())
            .at(response.firstNs())
            .build());
  }

  /**
   * Whether the request may be there all the same: in a hole, before the capture, or out of
   * grammar.
   */
  private static boolean mayLackRequest(Exchange exchange) {
    ConnectionTrace connection = exchange.connection();
    return !exchange.pairingCertain()
        || connection.midstream()
        || connection.missingBytes(Direction.CLIENT_TO_SERVER) > 0
        || skippedRequest(connection)
        || isCrossed(connection.lastExchange(), exchange);
  }

  /** The client opened and closed: nobody is left who could take this for another answer. */
  private static boolean answersEmptyConnection(Exchange exchange) {
    long finFrame = exchange.connection().transport().finFrame(Direction.CLIENT_TO_SERVER);
    return exchange.index() == 0 && finFrame >= 0 && finFrame < exchange.response().firstFrame();
  }

  private static boolean skippedRequest(ConnectionTrace connection) {
    List<SkippedNote> notes = connection.skipped();
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).direction() == Direction.CLIENT_TO_SERVER) {
        return true;
      }
    }
    return connection.skippedOmitted();
  }

  /** The request it answers was stored after it: captures of several queues are not in order. */
  private static boolean isCrossed(Exchange next, Exchange exchange) {
    return next.index() == exchange.index() + 1
        && next.response() == null
        && next.request() != null
        && next.request().firstNs() - exchange.response().firstNs()
            <= Math.max(CROSSING_NS, exchange.connection().transport().rttNs());
  }

  private static final int REQUEST_TIMEOUT = 408;
  private static final long CROSSING_NS = 1_000_000;
}
