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

public final class ChunkSizeOverflow extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-size-overflow",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7.1",
          "A chunk's size does not fit in 63 bits",
          """
          What it is
          A chunk claims a size of 2^63 bytes or more. No body is that long: the size was
          computed wrong, or somebody probes for a reader whose arithmetic overflows.

          Why it matters
          A reader that does not check computes a small or a negative number and takes the rest
          of the chunk for the next message; a conforming one has to treat the message as
          broken.

          Example on the wire
            POST /upload HTTP/1.1
            Transfer-Encoding: chunked

            10000000000000005
            hello

          What to do
          From a client of your own: look at how it computes the size (a -1 printed as unsigned
          is a usual reason). From a stranger: refuse it, and check that every reader behind
          does too.

          Reference
          RFC 9112 §7.1: recipients must anticipate potentially large hexadecimal numerals and
          prevent parsing errors due to integer conversion overflows or precision loss.
          """);

  public ChunkSizeOverflow() {
    super(INFO, Set.of(Deviation.CHUNK_SIZE_OVERFLOW));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In "
        + Phrases.message(exchange, message)
        + " a chunk claims a size of 2^63 bytes or more (near "
        + Phrases.quoted(note.evidence())
        + "); chunks were given up from there.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return message.isRequest()
        ? "Refuse such requests (400); with a client of your own, look at how it computes the size."
        : "Look at how the server computes chunk sizes: a -1 printed as unsigned is a usual reason.";
  }
}
