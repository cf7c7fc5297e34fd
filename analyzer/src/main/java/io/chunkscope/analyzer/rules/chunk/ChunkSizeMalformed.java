package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Set;

public final class ChunkSizeMalformed implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-size-malformed",
          "chunk",
          Severity.ERROR,
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

  private static final Set<Deviation> MALFORMED =
      Set.of(
          Deviation.CHUNK_SIZE_EMPTY,
          Deviation.CHUNK_SIZE_NOT_HEX,
          Deviation.CHUNK_SIZE_SIGN,
          Deviation.CHUNK_SIZE_PREFIX,
          Deviation.CHUNK_SIZE_LEADING_WHITESPACE);
  private static final Set<Deviation> SAID_BETTER_ELSEWHERE =
      Set.of(Deviation.BODY_NOT_CHUNKED, Deviation.CHUNK_DATA_OVERRUN);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    DeviationNote note = Deviations.first(message, MALFORMED);
    if (note == null) {
      return;
    }
    DeviationNote earlier = Deviations.first(message, SAID_BETTER_ELSEWHERE);
    if (earlier != null && earlier.start() <= note.start()) {
      return;
    }
    int more = Deviations.count(message, MALFORMED) - 1;
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                "In "
                    + Phrases.message(exchange, message)
                    + " a chunk's size line "
                    + what(note.deviation())
                    + " (near "
                    + Phrases.quoted(note.evidence())
                    + "); "
                    + recovery(note)
                    + (more > 0 ? ", and " + more + " more like it" : "")
                    + ".")
            .fix(
                "Let "
                    + Phrases.side(message.direction())
                    + " write chunk sizes as hexadecimal digits alone, followed by CRLF.")
            .frames(note.frame(), message.firstFrame())
            .at(note.timeNs())
            .build());
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
