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

public final class ChunkDataOverrun extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-data-overrun",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7.1",
          "A chunk's data does not end where its size says",
          """
          What it is
          After as many bytes as the chunk's size declares there has to be CRLF. Here there is
          something else: the declared size is smaller or larger than the data.

          Why it matters
          A strict reader gives up; a lenient one skips two bytes, or to the next line end, and
          goes on with part of the data lost or added. Readers that differ here disagree about
          every byte after. Usual reasons: the size counts characters where the data is UTF-8
          bytes, line ends were converted on the way, or two threads wrote to one response.

          Example on the wire
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked

            4
            hello                  (5 bytes where 4 were declared)
            0

          What to do
          Count bytes after encoding, not characters before; write a chunk's size, data and line
          end in one piece; let nothing on the way convert line ends.

          Reference
          RFC 9112 §7.1: chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
          """);

  public ChunkDataOverrun() {
    super(INFO, Set.of(Deviation.CHUNK_DATA_OVERRUN));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In "
        + Phrases.message(exchange, message)
        + " a chunk's data is not followed by a line end where its size says, near "
        + Phrases.quoted(note.evidence())
        + ".";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " declare the size of each chunk in bytes, after character encoding and compression.";
  }
}
