package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class ExpectContinueStall implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "expect-continue-stall",
          "exchange",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9110 §10.1.1",
          "A client waits for 100 Continue that does not come",
          """
          What it is
          The request says Expect: 100-continue. Either the client waited for 300 ms or more
          before it sent the body without having got a 100, or it sent the body without waiting
          for one. In the second case it is the client that asks and does not listen.

          Why it matters
          Each such upload loses the time the client waits: a second with curl, by default, and
          mostly somebody in between or an old server that does not know the expectation is the
          reason. A client that does not wait gains nothing by asking.

          Example on the wire
            > POST /upload HTTP/1.1
            > Content-Length: 600
            > Expect: 100-continue

                                       (1 s, no 100)
            > (600 bytes)
            < HTTP/1.1 201 Created

          What to do
          Let the server or the proxy answer 100, or switch the expectation off in the client:
          curl -H "Expect:", in the .NET Framework ServicePointManager.Expect100Continue = false.
          nginx answers 100 by itself, and so does Node.js unless a checkContinue listener takes
          over; HAProxy leaves the answer to the server behind it.

          Reference
          RFC 9110 §10.1.1: a server must send 100 or a final status to such a request from an
          HTTP/1.1 client; a client that waits need not do so for an indefinite period.
          """);

  private static final long STALL_NS = 300_000_000;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Request request = exchange.request();
    if (request == null
        || !request.isHttp11()
        || !request.headComplete()
        || request.firstBodyNs() < 0
        || exchange.uncertain()
        || !expectsContinue(request)
        || exchange.connection().missingBytes(Direction.SERVER_TO_CLIENT) > 0
        || !exchange.connection().transport().seen(Direction.SERVER_TO_CLIENT)) {
      return;
    }
    long waitNs = request.firstBodyNs() - request.headEndNs();
    long answerNs = firstAnswerNs(exchange);
    boolean stalled = waitNs >= STALL_NS && (answerNs < 0 || answerNs > request.firstBodyNs());
    boolean unheard =
        exchange.interim().isEmpty() && (answerNs < 0 || answerNs > request.firstBodyNs());
    if (!stalled && !unheard) {
      return;
    }
    boolean listened = waitNs > Math.max(0, exchange.connection().transport().rttNs());
    sink.onFinding(
        Finding.about(
                this, exchange, listened ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER)
            .summary(
                "The client asked for 100 Continue before the body of "
                    + Phrases.name(exchange)
                    + (listened
                        ? " and sent it without one after " + Durations.text(waitNs) + "."
                        : " and sent it without waiting for one."))
            .fix(
                listened
                    ? "Let the server, or the proxy in front of it, answer 100 Continue, or let the"
                        + " client not ask for it."
                    : "Let the client wait for the answer, or not ask for it.")
            .frames(request.lastBodyFrame(), request.headEndFrame(), request.firstFrame())
            .at(request.firstBodyNs())
            .build());
  }

  private static boolean expectsContinue(Request request) {
    String expect = request.fields().first(FieldName.EXPECT);
    return expect != null && expect.strip().equalsIgnoreCase("100-continue");
  }

  /** When the first response of any kind began, or -1. */
  private static long firstAnswerNs(Exchange exchange) {
    if (!exchange.interim().isEmpty()) {
      return exchange.interim().get(0).firstNs();
    }
    return exchange.response() == null ? -1 : exchange.response().firstNs();
  }
}
