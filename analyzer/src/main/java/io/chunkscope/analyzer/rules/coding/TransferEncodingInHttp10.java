package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class TransferEncodingInHttp10 extends CodingRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "transfer-encoding-in-http10",
          "coding",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §6.1",
          "An HTTP/1.0 message carries Transfer-Encoding",
          """
          What it is
          The message says HTTP/1.0 in its start-line, and Transfer-Encoding in its head.
          HTTP/1.0 has no transfer codings.

          Why it matters
          Some readers ignore the field there, some follow it; whoever differs sees another end
          of the message.

          Example on the wire
            HTTP/1.0 200 OK
            Transfer-Encoding: chunked

          What to do
          Let the sender say HTTP/1.1, or send Content-Length. Look for a proxy that changes the
          version in the start-line and leaves the fields.

          Reference
          RFC 9112 §6.1: an HTTP/1.0 message that contains Transfer-Encoding must be treated as
          if its framing were faulty, and the connection closed after it.
          """);

  public TransferEncodingInHttp10() {
    super(INFO);
  }

  @Override
  boolean applies(Exchange exchange, HttpMessage message) {
    return !message.versionGuessed()
        && message.framingConflicts().contains(FramingConflict.TRANSFER_ENCODING_IN_HTTP10);
  }

  @Override
  String objection(Exchange exchange, HttpMessage message) {
    return " in " + message.version() + ", which has no transfer codings";
  }

  @Override
  String fix(Exchange exchange, HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " speak HTTP/1.1, or frame by Content-Length.";
  }
}
