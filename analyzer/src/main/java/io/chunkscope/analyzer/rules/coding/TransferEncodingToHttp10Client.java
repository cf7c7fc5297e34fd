package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;

public final class TransferEncodingToHttp10Client extends CodingRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "transfer-encoding-to-http10-client",
          "coding",
          Severity.ERROR,
          Party.SERVER,
          "RFC 9112 §6.1",
          "An HTTP/1.0 client is sent a transfer coding",
          """
          What it is
          The request was HTTP/1.0, and the response carries Transfer-Encoding.

          Why it matters
          An HTTP/1.0 client takes chunk sizes for content: numbers in the page, broken images. A
          proxy that asks in HTTP/1.0 may pass them on; nginx, which does so by default before
          1.29.7, understands them all the same.

          Example on the wire
            > GET / HTTP/1.0

            < HTTP/1.1 200 OK
            < Transfer-Encoding: chunked

          What to do
          Let the server send Content-Length or end by closing for such a request; or let the
          client (mostly a proxy) ask in HTTP/1.1 (nginx: proxy_http_version 1.1).

          Reference
          RFC 9112 §6.1: a server must not send Transfer-Encoding unless the request indicates
          HTTP/1.1 or later.
          """);

  public TransferEncodingToHttp10Client() {
    super(INFO);
  }

  @Override
  boolean applies(Exchange exchange, HttpMessage message) {
    Request request = exchange.request();
    return request != null
        && !message.isRequest()
        && !request.isHttp11()
        && !request.versionGuessed()
        && request.majorVersion() <= 1
        && message.headComplete()
        && message.fields().has(FieldName.TRANSFER_ENCODING);
  }

  @Override
  String objection(Exchange exchange, HttpMessage message) {
    return ", but the request was " + exchange.request().version();
  }

  @Override
  String fix(Exchange exchange, HttpMessage message) {
    return "Let the server send Content-Length or close after the body for "
        + exchange.request().version()
        + ", or let the client ask in HTTP/1.1.";
  }
}
