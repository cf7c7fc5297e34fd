package io.chunkscope.analyzer.rules.chunk;

import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.List;
import java.util.Set;

public final class ChunkExtension implements Rule.OfMessage {
  private static final RuleInfo INFO =
      new RuleInfo(
          "chunk-extension",
          "chunk",
          Severity.INFO,
          Party.SENDER,
          "RFC 9112 §7.1.1",
          "Chunks carry extensions",
          """
          What it is
          Size lines carry something after the size: chunk extensions. They are allowed, hardly
          anybody uses them, and every intermediary may drop them. More than 1 KiB of them in
          one message, or extensions out of grammar, are reported as a warning.

          Why it matters
          Signatures in them (as some storage services use) are lost at the first proxy. Readers
          differ in how they skip malformed ones, which has been used to smuggle requests; an
          endless stream of them keeps a server busy with no content at all.

          Example on the wire
            POST /upload HTTP/1.1
            Transfer-Encoding: chunked

            5;chunk-signature=ab12
            hello
            0;chunk-signature=cd34

          What to do
          Do not rely on them beyond one hop. Limit their length where you read them: Tomcat does
          (maxExtensionSize, 8 KiB unless set), Node.js as well (16 KiB, since 18.19.1 and 20.11.1).

          Reference
          RFC 9112 §7.1.1: a recipient must ignore unrecognized chunk extensions, and ought to
          limit their total length in a request.
          """);

  private static final long MANY_BYTES = 1024;
  private static final Set<Deviation> MALFORMED = Set.of(Deviation.CHUNK_EXTENSION_MALFORMED);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    ChunkLog chunks = message.chunks();
    if (chunks == null || chunks.extensionBytes() == 0) {
      return;
    }
    DeviationNote malformed = Deviations.first(message, MALFORMED);
    long bytes = chunks.extensionBytes() - paddingBytes(message);
    if (malformed == null && (bytes <= 0 || message.deviationsOmitted() > 0)) {
      return;
    }
    boolean bad = malformed != null || bytes > MANY_BYTES;
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(bad ? Severity.WARNING : Severity.INFO)
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " carries "
                    + Phrases.bytes(Math.max(0, bytes))
                    + " of chunk extensions"
                    + (malformed == null
                        ? "."
                        : ", out of grammar: " + Phrases.quoted(malformed.evidence()) + "."))
            .fix("Do without chunk extensions: any intermediary may drop them.")
            .frames(
                malformed != null ? malformed.frame() : chunks.kept() > 0 ? chunks.frame(0) : -1,
                message.firstFrame())
            .at(malformed != null ? malformed.timeNs() : message.lastNs())
            .build());
  }

  /** Some servers pad their size lines with blanks to a fixed width: no extension. */
  private static long paddingBytes(HttpMessage message) {
    long bytes = 0;
    List<DeviationNote> notes = message.deviations();
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).deviation() == Deviation.CHUNK_SIZE_TRAILING_WHITESPACE) {
        bytes += notes.get(i).end() - notes.get(i).start();
      }
    }
    return bytes;
  }
}
