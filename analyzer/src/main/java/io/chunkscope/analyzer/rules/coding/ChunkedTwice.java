package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ChunkedTwice extends CodingRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunked-twice",
          "coding",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.1",
          "Chunked is listed more than once",
          """
          What it is
          Transfer-Encoding lists chunked twice. Mostly two parts of a server each add the
          field; the body is chunked once.

          Why it matters
          A reader may take the body for chunks within chunks, refuse it, or read it as chunked
          once.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked
            Transfer-Encoding: chunked

          What to do
          Find the two who set it: mostly an application that copies an upstream's fields beside
          a server that adds its own.

          Reference
          RFC 9112 §6.1: a sender must not apply the chunked transfer coding more than once to a
          message body.
          """);

  public ChunkedTwice() {
    super(INFO);
  }

  @Override
  boolean applies(Exchange exchange, HttpMessage message) {
    return message.framingConflicts().contains(FramingConflict.CHUNKED_TWICE);
  }

  @Override
  String objection(Exchange exchange, HttpMessage message) {
    return ": chunked more than once";
  }

  @Override
  String fix(Exchange exchange, HttpMessage message) {
    return "Let one part of " + Phrases.side(message.direction()) + " alone set Transfer-Encoding.";
  }
}
