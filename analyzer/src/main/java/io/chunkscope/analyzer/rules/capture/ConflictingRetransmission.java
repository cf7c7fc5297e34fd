package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.model.ConflictNote;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ConflictingRetransmission implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "conflicting-retransmission",
          "capture",
          Severity.WARNING,
          Party.CAPTURE,
          "RFC 9293 §3.4",
          "The same bytes were sent twice with different content",
          """
          What it is
          A segment was sent again, and what it carries differs from what the same sequence
          numbers carried before. The first copy was analysed.

          Why it matters
          Retransmissions repeat; they do not change. Somebody may be injecting packets, a
          middlebox rewrites data, or the capture merges two connections. Which copy the
          receiver used is not known, so nothing said about these bytes is certain.

          Example on the wire
            seq 1..5  HELLO
            seq 1..5  WORLD

          What to do
          Look at both packets: different TTL, IP identification or MAC address mean two
          senders. Where the capture was merged from several files or interfaces, analyse them
          one by one.

          Reference
          RFC 9293 §3.4: every octet has a sequence number, so the same numbers are the same octets.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    ConflictNote first = connection.firstConflict();
    if (first == null || connection.protocol() != Protocol.HTTP_1) {
      return;
    }
    sink.onFinding(
        Finding.about(this, connection)
            .direction(first.direction())
            .summary(
                "Bytes sent by "
                    + Phrases.side(first.direction())
                    + " were captured again with different content, "
                    + Phrases.count(connection.conflicts(), "time", "times")
                    + "; the first time "
                    + Phrases.bytes(first.length())
                    + " at offset "
                    + first.start()
                    + " of the stream.")
            .fix(
                "Compare the packets (TTL, IP identification, MAC addresses) to see who sent them.")
            .frames(first.frame(), connection.info().firstFrame())
            .at(first.timeNs())
            .build());
  }
}
