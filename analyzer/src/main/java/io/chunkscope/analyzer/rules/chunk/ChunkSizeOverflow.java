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

public final class ChunkSizeOverflow implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-size-overflow",
          "chunk",
          Severity.ERROR,
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

  private static final Set<Deviation> KINDS = Set.of(Deviation.CHUNK_SIZE_OVERFLOW);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    DeviationNote note = Deviations.first(message, KINDS);
    if (note == null) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .summary(
                "In "
                    + Phrases.message(exchange, message)
                    + " a chunk claims a size of 2^63 bytes or more (near "
                    + Phrases.quoted(note.evidence())
                    + "); chunks were given up from there.")
            .fix(
                message.isRequest()
                    ? "Refuse such requests (400); with a client of your own, look at how it"
                        + " computes the size."
                    : "Look at how the server computes chunk sizes: a -1 printed as unsigned is"
                        + " a usual reason.")
            .frames(note.frame(), message.firstFrame())
            .at(note.timeNs())
            .build());
  }
}
