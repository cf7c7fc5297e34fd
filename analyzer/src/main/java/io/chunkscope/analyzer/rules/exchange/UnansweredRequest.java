package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Preface;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.evidence.Loss;
import io.chunkscope.analyzer.rules.evidence.ProxyHeaderRefusal;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;
import java.util.List;

public final class UnansweredRequest implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unanswered-request",
          "exchange",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §9.5",
          "A connection ends without a response to a request",
          """
          What it is
          A request was sent, and the connection ended, by FIN or RST, before a final response
          to it had begun.

          When the client closes first it gave up: after more than a second that is a warning,
          sooner it is a notice about the client. Bytes of the server that begin no response are
          told, and are a warning too. Not reported: a capture that ends first or
          lacks bytes of the server, and what others tell better: request-after-close,
          request-lost-to-close, pipelined-requests-dropped, silent-idle-drop.

          Why it matters
          The client cannot know whether the request was carried out. It may repeat it only if
          that does no harm; a form that was posted is lost or, worse, sent twice.

          Example on the wire
            > POST /order HTTP/1.1
            > Content-Length: 5
            >
            > hello

                                   (the server's FIN)

          What to do
          Look at the server at that time: a process that died, a worker that was recycled, a
          request that was refused before it was read. If the request left just when the server
          closed an idle connection, let the client's idle time be shorter than the server's.

          Reference
          RFC 9112 §9.5: a server may close at any time. RFC 9110 §9.2.2: a client should not
          automatically repeat a request with a non-idempotent method.
          """);

  private static final long PATIENCE_NS = 1_000_000_000L;
  private static final String NOT_HTTP =
      "Look at what the server sends in place of a status-line, and whether it speaks HTTP there at"
          + " all.";

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
    Request request = exchange.request();
    if (Loss.of(exchange) != Loss.OTHER) {
      return;
    }
    FirstClose close = FirstClose.of(exchange.connection());
    if (!request.complete() && !close.byServer()) {
      return;
    }
    SkippedNote instead = sentInstead(exchange);
    if (instead != null && request.majorVersion() == 0) {
      // Of HTTP/0.9, any bytes are a response.
      return;
    }
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(summary(exchange, close, instead))
            .fix(instead == null ? fix(exchange, close) : NOT_HTTP)
            .frames(
                instead == null ? close.frame() : instead.frame(),
                close.frame(),
                request.lastFrame(),
                request.firstFrame())
            .at(Math.max(close.timeNs(), request.lastNs()));
    boolean patient = close.timeNs() - request.lastNs() > PATIENCE_NS;
    if (instead != null) {
      finding.atMost(Confidence.MEDIUM);
    }
    if (!close.byServer()) {
      boolean notice = instead == null && !patient;
      finding.severity(notice ? Severity.NOTICE : Severity.WARNING).atMost(Confidence.MEDIUM);
      if (notice) {
        finding.party(Party.CLIENT);
      }
    }
    if (request.preface() == Preface.PROXY_HEADER) {
      finding.party(Party.CLIENT).atMost(Confidence.MEDIUM).fix(ProxyHeaderRefusal.FIX);
    }
    sink.onFinding(finding.build());
  }

  /** Bytes that came after the request, where its response should have been, or null. */
  private static SkippedNote sentInstead(Exchange exchange) {
    List<SkippedNote> notes = exchange.connection().skipped();
    if (exchange.index() != exchange.connection().responses()) {
      return null;
    }
    for (int i = 0; i < notes.size(); i++) {
      SkippedNote note = notes.get(i);
      if (note.direction() == Direction.SERVER_TO_CLIENT
          && note.reason() == SkipReason.NOT_A_MESSAGE
          && note.frame() > exchange.request().firstFrame()) {
        return note;
      }
    }
    return null;
  }

  private static String summary(Exchange exchange, FirstClose close, SkippedNote instead) {
    long afterNs = close.timeNs() - exchange.request().lastNs();
    String name =
        Phrases.name(exchange) + (exchange.interim().isEmpty() ? "" : " (beyond an interim one)");
    String closer = Phrases.side(close.side());
    if (instead != null) {
      return name
          + " got "
          + Phrases.count(instead.end() - instead.start(), "byte that begins", "bytes that begin")
          + " no response, and "
          + closer
          + " sent a "
          + close.word()
          + " "
          + Durations.text(afterNs)
          + " after the request.";
    }
    if (afterNs < 0) {
      return name
          + " got no response: "
          + closer
          + " had sent a "
          + close.word()
          + " "
          + Durations.text(-afterNs)
          + " before the request was complete.";
    }
    boolean gaveUp = !close.byServer() && afterNs > PATIENCE_NS;
    String header =
        exchange.request().preface() == Preface.PROXY_HEADER
            ? ", behind a header of the PROXY protocol,"
            : "";
    return name
        + header
        + " got no response: "
        + closer
        + (gaveUp ? " gave up with a " : " sent a ")
        + close.word()
        + " "
        + Durations.text(afterNs)
        + " after it.";
  }

  private static String fix(Exchange exchange, FirstClose close) {
    if (!close.byServer()) {
      return "Find out why the server had not begun to answer, or whether the client was meant to go"
          + " away.";
    }
    if (close.frame() <= exchange.request().lastFrame()) {
      return "Let the client keep idle connections for a shorter time than the server does, and"
          + " repeat such requests where that is safe.";
    }
    return "Look for what ended the request on the server: a process that died or was recycled, a time"
        + " limit, a refusal that was not put in words.";
  }
}
