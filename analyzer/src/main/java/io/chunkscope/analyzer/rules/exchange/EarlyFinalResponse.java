package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

public final class EarlyFinalResponse implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "early-final-response",
          "exchange",
          Severity.INFO,
          Party.SERVER,
          "RFC 9112 §9.5",
          "A final response begins before its request is complete",
          """
          What it is
          The server began its final response while the client was still sending the body of the
          request. It is a warning when the connection was then reset under a client that was
          still sending. Not reported: a client that asked for 100 Continue and, on the answer,
          sent no body at all.

          Why it matters
          It is the right thing to do for an upload that will be refused. But a server that closes
          at once with unread data in its buffer makes TCP send a RST, which destroys the response
          at the client: it sees a broken connection and not the 413 that explains it, and sends
          the upload again.

          Example on the wire
            > POST /upload HTTP/1.1
            > Content-Length: 100000
            >
            > (4,120 bytes)
            < HTTP/1.1 413 Content Too Large
            < Connection: close

          What to do
          Let the server read and discard what still comes, for a while, before it closes.
          * nginx: lingering_close on (the default), for at most lingering_time (30s unless set)
          * Apache httpd does so by itself, for at most 30 s.
          * Tomcat: maxSwallowSize (2 MiB unless set); beyond it, it closes at once.

          Let clients send Expect: 100-continue before large bodies and watch for a response while
          sending.

          Reference
          RFC 9112 §9.5: a client sending a message body should monitor the connection for an
          error response while it transmits; §9.6: a server closes in stages, lest a RST erase its
          response.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Request request = exchange.request();
    Response response = exchange.response();
    if (request == null
        || response == null
        || !request.headComplete()
        || request.end() == MessageEnd.GAP
        || request.end() == MessageEnd.MALFORMED
        || request.missingBytes() > 0
        || !exchange.answersEarly()
        || isCopy(request, response)
        || heldBack(request)) {
      return;
    }
    boolean reset = isReset(exchange.connection(), request, response);
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .severity(reset ? Severity.WARNING : Severity.INFO)
            .party(hadClosed(exchange) ? Party.CLIENT : Party.SERVER)
            .summary(
                "The response to "
                    + Phrases.name(exchange)
                    + " (status "
                    + response.status()
                    + (hadClosed(exchange)
                        ? ") began before the request was whole, whose client had closed its side: "
                        : ") began while the client was still sending: ")
                    + Phrases.bytes(request.bodyBytes())
                    + " of the request's body"
                    + (request.declaredLength() >= 0
                        ? ", declared as " + Phrases.bytes(request.declaredLength()) + ","
                        : "")
                    + " came in all"
                    + (reset ? ", and the server reset the connection." : "."))
            .fix(
                hadClosed(exchange)
                    ? "Nothing at the server: the client closed before it had sent what it announced."
                    : reset
                        ? "Let the server read on for a while before it closes, so that no RST destroys"
                            + " its response."
                        : "Nothing, if the server meant to refuse the body; let large uploads ask first"
                            + " (Expect: 100-continue).")
            .frames(response.firstFrame(), request.lastFrame(), request.firstFrame())
            .at(response.firstNs())
            .build());
  }

  /**
   * Nobody answers what has not come at all: the capture lacks what arrived, and has it sent again.
   */
  private static boolean isCopy(Request request, Response response) {
    return request.firstFrame() > response.firstFrame();
  }

  /** The client asked first and, being answered, kept its body. */
  private static boolean heldBack(Request request) {
    return request.bodyBytes() == 0 && request.fields().has(FieldName.EXPECT);
  }

  private static boolean hadClosed(Exchange exchange) {
    long finNs = exchange.connection().clientFinNs();
    return finNs >= 0 && finNs <= exchange.response().firstNs();
  }

  private static boolean isReset(ConnectionTrace connection, Request request, Response response) {
    TransportView transport = connection.transport();
    long resetNs = transport.resetNs(Direction.SERVER_TO_CLIENT);
    return resetNs >= response.firstNs() && request.lastNs() > response.firstNs();
  }
}
