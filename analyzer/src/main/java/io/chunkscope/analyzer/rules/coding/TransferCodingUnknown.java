package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class TransferCodingUnknown extends CodingRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "transfer-coding-unknown",
          "coding",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7",
          "Transfer-Encoding lists a coding that does not exist",
          """
          What it is
          Transfer-Encoding lists something other than chunked, gzip, x-gzip, deflate, compress
          or x-compress. `identity`, which once meant no coding at all and was withdrawn, is
          reported as a warning.

          Why it matters
          A reader that does not know a coding cannot read the body, and readers differ in what
          they take for chunked (xchunked, chunked with a control octet): a classic way to
          smuggle requests.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: identity

          What to do
          Leave Transfer-Encoding to the HTTP library. With identity, leave the field out.

          Reference
          RFC 9112 §7.3: the transfer codings are registered; RFC 7230 withdrew identity (appendix
          A.2). RFC 9112 §6.1: a server that receives a transfer coding it does not understand
          should respond with 501.
          """);

  public TransferCodingUnknown() {
    super(INFO);
  }

  @Override
  boolean applies(Exchange exchange, HttpMessage message) {
    return isUnknown(message)
        || message.framingConflicts().contains(FramingConflict.CODING_IDENTITY);
  }

  @Override
  String objection(Exchange exchange, HttpMessage message) {
    return isUnknown(message)
        ? ", which lists a coding that does not exist"
        : "; identity was withdrawn, leaving the field out means the same";
  }

  @Override
  String fix(Exchange exchange, HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " list chunked alone, or leave the field out.";
  }

  @Override
  Severity severity(HttpMessage message) {
    return isUnknown(message) ? Severity.ERROR : Severity.WARNING;
  }

  private static boolean isUnknown(HttpMessage message) {
    return message.framingConflicts().contains(FramingConflict.CODING_UNKNOWN);
  }
}
