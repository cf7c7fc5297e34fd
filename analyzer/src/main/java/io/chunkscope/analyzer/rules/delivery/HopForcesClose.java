package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.ProxyTraces;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
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

public final class HopForcesClose implements Rule.OfExchange {
  private static final RuleInfo INFO =
      new RuleInfo(
          "hop-forces-close",
          "delivery",
          Severity.NOTICE,
          Party.INTERMEDIARY,
          "RFC 9112 §6.1, §9.3",
          "A proxy asks in HTTP/1.0 or says close, and the response can only be ended by closing",
          """
          What it is
          A response is delimited by closing the connection, and the request it answers came
          through a proxy as HTTP/1.0 or with Connection: close. The proxy shows in Via, Forwarded
          or X-Forwarded-..., in a browser's own fields in a version that no browser speaks, or in
          the order of fields that nginx sends.

          Why it matters
          The server has no choice: HTTP/1.0 knows no chunks. The proxy cannot tell a whole
          response from one that was cut, pays a handshake for every request, and the server looks
          guilty of streamed-unframed where the hop in front of it is the cause.

          Example on the wire
            GET /home HTTP/1.0                     HTTP/1.1 200 OK
            Host: backend                          Connection: close
            X-Forwarded-For: 203.0.113.9
            Connection: close                      <html> ...              (FIN)

          What to do
          Let the proxy ask in HTTP/1.1 and keep its connections.
          * nginx before 1.29.7: proxy_http_version 1.1; proxy_set_header Connection ""; and
          keepalive in the upstream block. From 1.29.7 on (1.30 in the stable line) it does so
          by itself, unless proxy_http_version 1.0 or keepalive 0 is set.
          * HAProxy: neither "option httpclose" nor "option http-server-close"; where one has to
          stay, "option http-pretend-keepalive" in the backend.
          * Apache httpd: no SetEnv force-proxy-request-1.0 or proxy-nokeepalive, and no
          disablereuse=on on the ProxyPass.
          * Varnish, and Squid from 3.2 on, ask in HTTP/1.1 by themselves.

          Reference
          RFC 9112 §6.1: to an HTTP/1.0 request a server must not send Transfer-Encoding. §9.3:
          without keep-alive an HTTP/1.0 connection closes after the response.
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
    Request request = exchange.request();
    Response response = exchange.response();
    boolean forced =
        request != null
            && response != null
            && response.isUnframed()
            && ProxyTraces.forceClose(request);
    if (!forced) {
      return;
    }
    boolean http10 = !request.isHttp11();
    String added = ProxyTraces.addedField(request);
    String browsers = added == null ? ProxyTraces.browsersField(request) : null;
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.CLIENT_TO_SERVER)
            .party(Party.INTERMEDIARY)
            .summary(
                "A proxy in front sent "
                    + Phrases.name(exchange)
                    + " on "
                    + (http10 ? "in HTTP/1.0" : "with Connection: close")
                    + " ("
                    + trace(added, browsers)
                    + "), so only closing the connection "
                    + (http10 ? "can end" : "ended")
                    + " the response.")
            .fix(
                "Let the proxy ask in HTTP/1.1 and keep its connections: nginx before 1.29.7 needs"
                    + " proxy_http_version 1.1 and proxy_set_header Connection \"\"; HAProxy must"
                    + " have neither option httpclose nor option http-server-close; Apache httpd"
                    + " neither force-proxy-request-1.0 nor proxy-nokeepalive.")
            .frames(request.firstFrame(), response.firstFrame())
            .at(Unframed.certainNs(exchange));
    if (added == null) {
      finding.atMost(Confidence.MEDIUM);
    }
    sink.onFinding(finding.build());
  }

  private static String trace(String added, String browsers) {
    if (added != null) {
      return "it added " + Phrases.quoted(added);
    }
    return browsers != null
        ? "with a browser's " + Phrases.quoted(browsers)
        : "Host and Connection: close first, as nginx does";
  }
}
