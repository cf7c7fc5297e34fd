package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

public final class FramingOnBodylessResponse implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "framing-on-bodyless-response",
          "length",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9112 §6.1",
          "A response that cannot have a body declares how its body is framed",
          """
          What it is
          A 1xx or 204 response, or a 2xx response to CONNECT, carries Content-Length or
          Transfer-Encoding.

          On a response to HEAD and on a 304 both are allowed: there they describe the body that
          a GET would have brought.

          Why it matters
          Such a response ends with its head, whatever the fields say. A client that believes
          them waits for a body that never comes, or swallows the beginning of the next response
          (or of the tunnel).

          Example on the wire
            HTTP/1.1 204 No Content
            Content-Length: 5

          What to do
          Leave the fields out. With 204, the usual reason is a framework that adds
          Content-Length: 0 to every response.

          Reference
          RFC 9112 §6.1 and RFC 9110 §8.6: a server must not send Transfer-Encoding or
          Content-Length in a 1xx or 204 response, nor in a 2xx response to CONNECT.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!(message instanceof Response response) || !response.headComplete()) {
      return;
    }
    boolean coded = response.fields().has(FieldName.TRANSFER_ENCODING);
    if (!coded && !response.fields().has(FieldName.CONTENT_LENGTH)) {
      return;
    }
    int status = response.status();
    boolean connected =
        status >= 200
            && status < 300
            && exchange.request() != null
            && exchange.request().isMethod("CONNECT");
    boolean interim = status >= 100 && status < 200;
    if (!interim && status != 204 && !connected) {
      return;
    }
    FieldName name = coded ? FieldName.TRANSFER_ENCODING : FieldName.CONTENT_LENGTH;
    sink.onFinding(
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(
                "The "
                    + status
                    + " response to "
                    + Phrases.name(exchange)
                    + " cannot have a body, yet carries "
                    + name.text()
                    + ": "
                    + Phrases.quoted(response.fields().combined(name))
                    + ".")
            .fix("Let the server leave out Content-Length and Transfer-Encoding there.")
            .spec(coded ? "RFC 9112 §6.1" : "RFC 9110 §8.6")
            .frames(response.headEndFrame(), response.firstFrame())
            .at(response.headEndNs())
            .build());
  }
}
