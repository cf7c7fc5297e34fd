package io.chunkscope.analyzer.rules.head;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.DeviationRule;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class HeadTooLong extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "head-too-long",
          "head",
          Severity.WARNING,
          Party.SENDER,
          "RFC 9110 §5.4",
          "A head is longer than 64 KiB",
          """
          What it is
          A header or trailer section, start-line included, is longer than 64 KiB. Fields beyond
          that were not looked at here.

          Why it matters
          Every server and proxy has a limit, and most are far lower. For a request:
          * 8 KiB a line in Apache httpd (LimitRequestFieldSize), nginx
          (large_client_header_buffers) and Varnish (http_req_hdr_len)
          * 8 KiB in all in Tomcat (maxHttpHeaderSize)
          * 16 KiB in all in Node.js (--max-http-header-size) and IIS (MaxRequestBytes of http.sys)
          * 15 KiB in all in HAProxy (tune.bufsize less tune.maxrewrite)

          For a response, in the proxy that reads it: 4 or 8 KiB in nginx (proxy_buffer_size), 15
          KiB in HAProxy, 32 KiB in Varnish (http_resp_size); 8 KiB a line in Apache httpd.
          What passes one hop is refused by the next, with 400, 431, 502 or 503, or by closing.
          Each request pays for its transport, too.

          Example on the wire
            HTTP/1.1 200 OK
            Set-Cookie: s0=abcdefghij... (7,000 bytes)
            Set-Cookie: s1=abcdefghij... (7,000 bytes)
            ... (10 such lines)

          What to do
          Find what grows: cookies set once a page, tokens that carry a list of groups (Kerberos,
          JWT), a redirect that quotes itself. Keep it on the server and send a key.

          Reference
          RFC 9110 §5.4: HTTP does not place a predefined limit on the length of a field or
          section; a server that receives more than it wishes to process must respond with a 4xx
          status.
          """);

  public HeadTooLong() {
    super(INFO, Set.of(Deviation.HEAD_TOO_LONG));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "The head or trailer section of "
        + Phrases.message(exchange, message)
        + " is longer than 64 KiB: the limit was passed near "
        + Phrases.quoted(note.evidence())
        + "; fields beyond it were not looked at.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " send less in its fields: cookies are the usual reason.";
  }
}
