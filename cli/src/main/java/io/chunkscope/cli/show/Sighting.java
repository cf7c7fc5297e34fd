package io.chunkscope.cli.show;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the analysis says of one connection: the exchanges that are to be shown, and findings. */
public final class Sighting implements AnalysisHandler {
  /** All exchanges of the connection, as far as they are not too many. */
  public static final int ALL = -1;

  private static final int MAX_EXCHANGES = 100;
  private static final int MAX_FINDINGS = 100;

  private final long connection;
  private final int exchange;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private ConnectionTrace trace;
  private long connections;
  private long withBody;

  /**
   * @param exchange the only one to be shown, or {@link #ALL}
   */
  public Sighting(long connection, int exchange) {
    this.connection = connection;
    this.exchange = exchange;
  }

  @Override
  public void onExchange(Exchange seen) {
    if (seen.connection().id() != connection) {
      return;
    }
    boolean wanted = exchange == ALL ? exchanges.size() < MAX_EXCHANGES : seen.index() == exchange;
    if (wanted) {
      exchanges.add(seen);
    }
    if (seen.response() != null) {
      withBody++;
    }
  }

  @Override
  public void onConnection(ConnectionTrace seen) {
    connections = Math.max(connections, seen.id() + 1);
    if (seen.id() == connection) {
      seen.settle();
      trace = seen;
    }
  }

  @Override
  public void onFinding(Finding finding) {
    boolean wanted =
        finding.connection() == connection
            && (exchange == ALL || finding.exchange() == exchange)
            && findings.size() < MAX_FINDINGS;
    if (wanted) {
      findings.add(finding);
    }
  }

  /** The connection, or null when there is none of that number. */
  public ConnectionTrace trace() {
    return trace;
  }

  /** The exchanges to be shown. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** About those. */
  public List<Finding> findings() {
    return findings;
  }

  /** How many connections the capture has. */
  public long connections() {
    return connections;
  }

  /** How many exchanges of the connection have a response. */
  public long responses() {
    return withBody;
  }
}
