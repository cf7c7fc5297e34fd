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

public final class ChunkBareLf extends DeviationRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-bare-lf",
          "chunk",
          Severity.ERROR,
          Party.SENDER,
          "RFC 9112 §7.1",
          "A line of the chunk framing ends in LF without CR",
          """
          What it is
          A size line, the line after a chunk's data, or the trailer section ends in LF alone
          where the grammar demands CRLF.

          Why it matters
          In the head a lone LF may be accepted as a line end; in chunk framing no such leniency
          is granted. Readers that skip two bytes without looking swallow a byte of what
          follows, so two of them disagree about where the next chunk, or the next request,
          begins.

          Example on the wire
            HTTP/1.1 200 OK\\r\\n
            Transfer-Encoding: chunked\\r\\n
            \\r\\n
            5\\n
            hello\\r\\n
            0\\r\\n
            \\r\\n

          What to do
          Write CR LF at the end of each line; in most languages println writes the platform's
          own line end, which on Unix is LF.

          Reference
          RFC 9112 §7.1: chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
          """);

  public ChunkBareLf() {
    super(
        INFO,
        Set.of(
            Deviation.CHUNK_SIZE_LINE_BARE_LF,
            Deviation.CHUNK_DATA_BARE_LF,
            Deviation.TRAILER_BARE_LF));
  }

  @Override
  protected String sentence(Exchange exchange, HttpMessage message, DeviationNote note) {
    return "In "
        + Phrases.message(exchange, message)
        + " "
        + switch (note.deviation()) {
          case CHUNK_SIZE_LINE_BARE_LF -> "a chunk's size line ends in";
          case CHUNK_DATA_BARE_LF -> "the line end after a chunk's data is";
          default -> "a line of the trailer section ends in";
        }
        + " LF without CR (near "
        + Phrases.quoted(note.evidence())
        + "); it was accepted here, a strict reader refuses it.";
  }

  @Override
  protected String fix(HttpMessage message) {
    return "Let "
        + Phrases.side(message.direction())
        + " end every line of the chunk framing with CRLF.";
  }
}
