package io.chunkscope.analyzer.rules.exchange;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.VersionChange;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Direction;

public final class VersionChanges implements Rule.OfConnection {
  private static final RuleInfo INFO =
      new RuleInfo(
          "version-changes",
          "exchange",
          Severity.INFO,
          Party.INTERMEDIARY,
          "RFC 9110 §2.5",
          "One connection answers in HTTP/1.1 and in HTTP/1.0",
          """
          What it is
          To HTTP/1.1 requests on one connection came final responses in HTTP/1.1 as well as in
          HTTP/1.0.

          Why it matters
          A version belongs to a program, so two programs seem to answer behind one address: a
          proxy that passes on the version of the server behind it, or several servers of
          different age. What is sent to the one, chunks, 100 Continue, keep-alive, is not
          understood by the other.

          Example on the wire
            < HTTP/1.1 200 OK
              ...
            < HTTP/1.0 503 Service Unavailable

          What to do
          Compare the Server and Via fields of the responses. Some devices write their own error
          pages in HTTP/1.0: those can be replaced. A proxy has to answer in its own version.

          Reference
          RFC 9110 §2.5: a server should send a response version equal to the highest version to
          which it is conformant; RFC 9112 §2.3: intermediaries must send their own version in
          forwarded messages.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onConnection(ConnectionTrace connection, FindingSink sink) {
    VersionChange change = connection.versionChange();
    if (change == null) {
      return;
    }
    sink.onFinding(
        Finding.about(this, connection)
            .party(Party.INTERMEDIARY)
            .direction(Direction.SERVER_TO_CLIENT)
            .atMost(
                connection.missingBytes(Direction.CLIENT_TO_SERVER) > 0
                    ? Confidence.LOW
                    : Confidence.HIGH)
            .summary(
                "HTTP/1.1 requests on this connection were answered in HTTP/1."
                    + change.before()
                    + " and, from exchange "
                    + (change.exchange() + 1)
                    + " on, in HTTP/1."
                    + change.after()
                    + " too.")
            .fix(
                "Compare the Server and Via fields of these responses: several programs seem to answer.")
            .frames(change.frame(), connection.info().firstFrame())
            .at(change.timeNs())
            .build());
  }
}
