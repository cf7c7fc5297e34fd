package io.chunkscope.analyzer.rules.head;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Preface;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import io.chunkscope.analyzer.rules.evidence.ProxyHeaderRefusal;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.List;
import java.util.Set;

public final class LeadingBytes implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "leading-bytes",
          "head",
          Severity.NOTICE,
          Party.SENDER,
          "RFC 9112 §2.2",
          "Bytes stand before a start-line",
          """
          What it is
          Empty lines, or bytes that are no start-line, come before a message. After a response
          they are bytes-after-response instead. What a client and a SOCKS proxy say to each
          other first is no part of HTTP, and not reported; nor is a header of the PROXY protocol,
          unless the server refuses the request behind it (400, 405, 501) or does not answer.

          Why it matters
          Readers skip an empty line or two before a request, mostly; other bytes make a server
          answer 400, or look like the start of a request to one reader and not to another. Old
          browsers send CRLF after the body of a POST; a body longer than its Content-Length
          leaves its rest here; the PROXY protocol sends a header before the first request, which
          only a server that expects it understands.

          Example on the wire
            POST /form HTTP/1.1\\r\\n
            Content-Length: 5\\r\\n
            \\r\\n
            a=b+c\\r\\n
            GET /next HTTP/1.1\\r\\n

          What to do
          Send nothing between messages. For a rest of a body let the sender count Content-Length
          in bytes. For the PROXY protocol switch it on at the server (nginx: listen ...
          proxy_protocol; HAProxy: bind ... accept-proxy; Apache httpd: RemoteIPProxyProtocol On)
          or off at the proxy.

          Reference
          RFC 9112 §2.2: a server that is expecting a request-line should ignore at least one
          empty line (CRLF) received prior to it; a user agent must not preface or follow a
          request with an extra CRLF.
          """);

  private static final Set<Deviation> EMPTY_LINES = Set.of(Deviation.LEADING_BYTES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    DeviationNote lines = Deviations.first(message, EMPTY_LINES);
    SkippedNote junk = junk(exchange.connection(), message);
    if (lines == null && junk == null) {
      return;
    }
    Preface preface = preface(exchange, message);
    boolean proxyHeader = preface == Preface.PROXY_HEADER;
    boolean expected = proxyHeader && !ProxyHeaderRefusal.suspected(exchange.response());
    if (expected || preface == Preface.SOCKS) {
      return;
    }
    long bytes =
        (lines == null ? 0 : lines.end() - lines.start())
            + (junk == null ? 0 : junk.end() - junk.start());
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " is preceded by "
                    + Phrases.bytes(bytes)
                    + (proxyHeader ? refused(exchange.response()) : what(junk)))
            .fix(
                proxyHeader
                    ? ProxyHeaderRefusal.FIX
                    : "Let "
                        + Phrases.side(message.direction())
                        + " send nothing before a start-line.")
            .frames(junk == null ? lines.frame() : junk.frame(), message.firstFrame())
            .at(message.firstNs())
            .build());
  }

  /**
   * What follows a response is bytes-after-response; a response is led by bytes at its stream's
   * start.
   */
  private static SkippedNote junk(ConnectionTrace connection, HttpMessage message) {
    List<SkippedNote> notes = connection.skipped();
    for (int i = 0; i < notes.size(); i++) {
      SkippedNote note = notes.get(i);
      boolean leads =
          note.direction() == message.direction()
              && note.reason() == SkipReason.NOT_A_MESSAGE
              && note.end() == message.start();
      if (leads && (message.isRequest() || note.start() == 0)) {
        return note;
      }
    }
    return null;
  }

  private static String what(SkippedNote junk) {
    return junk == null ? " of empty lines." : " that begin no message.";
  }

  /** Of a response's leading bytes: what the client's were, which they may answer. */
  private static Preface preface(Exchange exchange, HttpMessage message) {
    if (message.isRequest()) {
      return exchange.request().preface();
    }
    Preface preface = exchange.connection().preface();
    return preface == Preface.SOCKS ? preface : Preface.NONE;
  }

  private static String refused(Response response) {
    return " of the PROXY protocol, which the server does not seem to expect: "
        + (response == null
            ? "the request has no response."
            : "it answered " + response.status() + ".");
  }
}
