package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.DeviationRule;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class ChunkSizeMalformed extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-size-malformed",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7.1",
          "A chunk's size is not plain hexadecimal digits",
          """
          What it is
          A chunk begins with its size in hexadecimal digits and nothing before them. Here the
          size line is empty, has a sign, 0x or whitespace before the digits, or something that
          is no hex digit.

          Why it matters
          Readers differ: some skip what they do not know, some take the size as 0 (and the body
          as finished), some give up. What one takes for body another takes for the next
          message, which is how requests are smuggled past a proxy.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            0x5
            hello
            0

          What to do
          Let the HTTP library write the chunks. Where a program writes them by hand:
          hexadecimal digits, no prefix, no padding, CRLF.

          Reference
          RFC 9112 §7.1: chunk-size = 1*HEXDIG
          """);

  private static final Set<Deviation> CAUSES =
      Set.of(Deviation.BODY_NOT_CHUNKED, Deviation.CHUNK_DATA_OVERRUN);

  public ChunkSizeMalformed() {
    super(
        INFO,
        Set.of(
            Deviation.CHUNK_SIZE_EMPTY,
            Deviation.CHUNK_SIZE_NOT_HEX,
            Deviation.CHUNK_SIZE_SIGN,
            Deviation.CHUNK_SIZE_PREFIX,
            Deviation.CHUNK_SIZE_LEADING_WHITESPACE));
  }

  @Override
  protected boolean isSaidElsewhere(HttpMessage message, DeviationNote note) {
    DeviationNote cause = Deviations.first(message, CAUSES);
    return cause != null && cause.start() <= note.start();
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In "
        + Phrases.message(exchange, message)
        + " a chunk's size line "
        + what(note.deviation())
        + " (near "
        + Phrases.quoted(note.evidence())
        + "); "
        + recovery(note)
        + andMore(message)
        + ".";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " write chunk sizes as hexadecimal digits alone, followed by CRLF.";
  }

  private static String what(Deviation deviation) {
    return switch (deviation) {
      case CHUNK_SIZE_EMPTY -> "is empty";
      case CHUNK_SIZE_SIGN -> "has a sign before the digits";
      case CHUNK_SIZE_PREFIX -> "has 0x before the digits";
      case CHUNK_SIZE_LEADING_WHITESPACE -> "has whitespace before the digits";
      default -> "is not hexadecimal";
    };
  }

  private static String recovery(DeviationNote note) {
    return switch (note.deviation()) {
      case CHUNK_SIZE_EMPTY -> "the line was skipped here";
      case CHUNK_SIZE_SIGN ->
          note.evidence() != null && note.evidence().indexOf('+') >= 0
              ? "the sign was ignored here"
              : "no size can be negative, so the chunks were given up here";
      case CHUNK_SIZE_PREFIX, CHUNK_SIZE_LEADING_WHITESPACE -> "it was ignored here";
      default -> "the bytes were taken for body up to the next line of hex digits alone";
    };
  }
}
