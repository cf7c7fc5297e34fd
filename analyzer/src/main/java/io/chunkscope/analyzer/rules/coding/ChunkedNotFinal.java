package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ChunkedNotFinal extends CodingRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunked-not-final",
          "coding",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.1",
          "Chunked is listed, but not as the last coding",
          """
          What it is
          Transfer-Encoding lists chunked with another coding after it, so chunks do not tell
          the end of the message.

          Why it matters
          A response then ends with its connection; a request has no end at all, and a server
          has to refuse it. Readers that look for chunked anywhere in the field see another end
          than those that look at the last.

          Example on the wire
            POST /form HTTP/1.1
            Transfer-Encoding: chunked, gzip

          What to do
          Apply chunked last: Transfer-Encoding: gzip, chunked. For compression use
          Content-Encoding instead.

          Reference
          RFC 9112 §6.3(4): if chunked is not the final coding of a request, the length cannot
          be determined reliably and the server must respond with 400.
          """);

  public ChunkedNotFinal() {
    super(INFO);
  }

  @Override
  boolean applies(Exchange exchange, HttpMessage message) {
    return message.framingConflicts().contains(FramingConflict.CHUNKED_NOT_FINAL);
  }

  @Override
  String objection(Exchange exchange, HttpMessage message) {
    return ", where chunked is not the last coding; its body was read as "
        + message.framing().label()
        + " here";
  }

  @Override
  String fix(Exchange exchange, HttpMessage message) {
    return "Let " + Phrases.side(message.direction()) + " apply chunked last.";
  }
}
