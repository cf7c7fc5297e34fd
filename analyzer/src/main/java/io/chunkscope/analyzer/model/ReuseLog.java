package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts, for each client and server, connections in a row that the client used for one exchange
 * and closed although the server would have kept them. Bounded: the pair not seen for longest is
 * forgotten.
 */
public final class ReuseLog {
  private static final int MAX_PAIRS = 10_000;

  /** A server that gives no time is not expected to keep an idle connection for longer. */
  private static final long USUAL_TIMEOUT_NS = 60_000_000_000L;

  /** A client address and a server; written out as {@link Endpoint}'s own methods are. */
  private static final class Pair {
    private final String client;
    private final Endpoint server;

    Pair(String client, Endpoint server) {
      this.client = client;
      this.server = server;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Pair that && client.equals(that.client) && server.equals(that.server);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(client) * 31 + server.hashCode();
    }
  }

  private static final class Series {
    int count;
    long firstNs;
    long reusableFromNs;
    long reusableUntilNs;
    long rttNs;
  }

  private final Map<Pair, Series> pairs =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Series> eldest) {
          return size() > MAX_PAIRS;
        }
      };

  /** Takes a connection that is over and writes into it how many in a row it is. */
  public void add(ConnectionTrace connection) {
    Pair pair = new Pair(connection.info().client().address(), connection.info().server());
    if (connection.exchanges() > 1) {
      pairs.remove(pair);
      return;
    }
    if (!isSpent(connection)) {
      return;
    }
    Series series = pairs.computeIfAbsent(pair, p -> new Series());
    Response response = connection.lastExchange.response;
    long beganNs = connection.info().firstTimeNs();
    if (series.count > 0 && beganNs < series.reusableFromNs) {
      // Opened beside the one before it, which was busy.
      return;
    }
    if (series.count == 0 || beganNs > series.reusableUntilNs) {
      series.count = 0;
      series.firstNs = beganNs;
      series.rttNs = 0;
    } else {
      series.rttNs += Math.max(0, connection.transport().rttNs());
    }
    series.count++;
    series.reusableFromNs = response.lastNs;
    series.reusableUntilNs = response.lastNs + timeoutNs(response);
    connection.singleUse =
        new SingleUse(series.count, response.lastNs - series.firstNs, series.rttNs);
  }

  private static boolean isSpent(ConnectionTrace connection) {
    Exchange only = connection.lastExchange;
    boolean byClient =
        connection.end == ConnectionEnd.FIN_BY_CLIENT
            || connection.end == ConnectionEnd.RESET_BY_CLIENT;
    return byClient
        && only != null
        && only.request != null
        && only.response != null
        && only.response.complete
        && connection.clientClose == null
        && connection.serverClose == null
        && !connection.midstream
        && connection.missingBytes(Direction.CLIENT_TO_SERVER) == 0
        && connection.missingBytes(Direction.SERVER_TO_CLIENT) == 0
        && only.response.endOffset != HttpMessage.UNKNOWN
        && !only.uncertain()
        && only.response.end != MessageEnd.TUNNEL
        && only.response.end != MessageEnd.FIN;
  }

  private static long timeoutNs(Response response) {
    KeepAlivePromise promise = response.keepAlive;
    return promise == null || promise.timeoutS() < 0
        ? USUAL_TIMEOUT_NS
        : promise.timeoutS() * 1_000_000_000L;
  }
}
