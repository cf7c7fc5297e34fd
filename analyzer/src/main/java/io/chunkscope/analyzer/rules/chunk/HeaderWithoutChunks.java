package io.chunkscope.analyzer.rules.chunk;

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

public final class HeaderWithoutChunks extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "header-without-chunks",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7.1",
          "Transfer-Encoding says chunked, and the body is not",
          """
          What it is
          The head says Transfer-Encoding: chunked, yet the first bytes of the body are no chunk
          size: the body was sent as it is.

          Why it matters
          Every conforming reader fails at the first byte. It happens when one part of a server
          sets the field and another writes the body raw: a proxy that copies the field of a
          response it has already unchunked, a script that sets the field by hand, a flush that
          switches modes.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            <html>...

          What to do
          Remove the code that sets Transfer-Encoding: it belongs to whoever writes the chunks,
          the HTTP library or the server. In a proxy or a gateway script, drop the upstream's
          field when its body has been decoded.

          Reference
          RFC 9112 §7.1, §6.1: Transfer-Encoding is a property of the message, not of what it
          carries; only the one who applies the coding may say so.
          """);

  public HeaderWithoutChunks() {
    super(INFO, Set.of(Deviation.BODY_NOT_CHUNKED));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return Phrases.sentenceStart(exchange, message)
        + " says Transfer-Encoding: chunked, and its body begins with "
        + Phrases.quoted(note.evidence())
        + ", which is no chunk size.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let only the part of "
        + Phrases.side(message.direction())
        + " that writes the chunks set Transfer-Encoding; remove it elsewhere.";
  }
}
