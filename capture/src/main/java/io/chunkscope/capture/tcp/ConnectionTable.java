package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.tcp.PortReuse.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which connections there are, how long they stay, and which number each has. Bounded: the open
 * connection silent for longest is closed when there are too many, the one that ended first is
 * forgotten when too many are remembered.
 */
final class ConnectionTable {

  /** Ends a connection. */
  interface Closer {
    void close(TcpConnection connection, EndCause cause, long nowNs);
  }

  /** How many open connections are looked at to find one to evict. */
  private static final int EVICTION_SAMPLE = 64;

  private final CaptureOptions options;
  private final TcpStatistics statistics;
  private final PortReuse reuse;
  private final Closer closer;
  private final FlowTable table = new FlowTable();
  private final EndedConnections ended;
  private final FlowKey key = new FlowKey();
  private final ArrayDeque<TcpConnection> resetOnes = new ArrayDeque<>();
  private final ArrayDeque<TcpConnection> finishedOnes = new ArrayDeque<>();
  private boolean lastIsFromA;
  private int hand;

  ConnectionTable(
      CaptureOptions options, TcpStatistics statistics, PortReuse reuse, Closer closer) {
    this.options = options;
    this.statistics = statistics;
    this.reuse = reuse;
    this.closer = closer;
    this.ended = new EndedConnections(options.maxRememberedConnections());
  }

  /** The connection of a segment, a new one where it begins one; null: of one that is over. */
  TcpConnection of(TcpSegment segment) {
    key.set(segment);
    TcpConnection known = table.find(key);
    if (known == null) {
      return ofEnded(segment);
    }
    lastIsFromA = known.isFromA(key);
    return switch (reuse.judge(known, lastIsFromA, segment)) {
      case SAME -> known;
      case STRAY -> null;
      case ANOTHER -> {
        closer.close(known, EndCause.REUSED, segment.timestampNs());
        yield ofEnded(segment);
      }
    };
  }

  private TcpConnection ofEnded(TcpSegment segment) {
    int number = ended.find(key);
    if (number != EndedConnections.NONE) {
      if (reuse.judge(ended, number, key, segment) == Verdict.STRAY) {
        return null;
      }
      ended.replace(number);
    }
    return begin(segment);
  }

  /** Gives a connection that is only mentioned its number. */
  void ofMention(TcpSegment segment) {
    key.set(segment);
    if (table.find(key) == null && ended.find(key) == EndedConnections.NONE) {
      begin(segment);
    }
  }

  private TcpConnection begin(TcpSegment segment) {
    if (table.size() >= options.maxOpenConnections()) {
      evictOne(segment.timestampNs());
    }
    TcpConnection begun =
        new TcpConnection(
            key, statistics.connections++, segment.timestampNs(), segment.frameNumber());
    table.add(begun);
    lastIsFromA = true;
    statistics.openConnections = table.size();
    return begun;
  }

  /** Whether the segment asked for last was sent by side A of its connection. */
  boolean lastIsFromA() {
    return lastIsFromA;
  }

  /** Closes what was waiting for a last word, when its time is over. */
  void closeDue(long nowNs) {
    closeDue(resetOnes, EndCause.RST, nowNs, false);
    closeDue(finishedOnes, EndCause.FIN, nowNs, false);
  }

  private void closeDue(ArrayDeque<TcpConnection> queue, EndCause cause, long nowNs, boolean all) {
    while (!queue.isEmpty()) {
      TcpConnection connection = queue.peekFirst();
      boolean leaving = !connection.closed && connection.lingering;
      if (!all && leaving && connection.queuedUntilNs > nowNs) {
        return;
      }
      queue.removeFirst();
      if (leaving && !all && connection.closeAtNs > nowNs) {
        connection.queuedUntilNs = connection.closeAtNs;
        queue.addLast(connection);
        continue;
      }
      connection.queued = false;
      if (leaving) {
        closer.close(connection, cause, Math.min(connection.closeAtNs, nowNs));
      }
    }
  }

  /** Closes the connection after a while; the first such wish counts. */
  void closeLater(TcpConnection connection, long nowNs, long lingerNs) {
    if (connection.lingering) {
      return;
    }
    connection.lingering = true;
    connection.closeAtNs = nowNs + lingerNs;
    if (connection.queued) {
      return;
    }
    connection.queued = true;
    connection.queuedUntilNs = connection.closeAtNs;
    (connection.isReset() ? resetOnes : finishedOnes).addLast(connection);
  }

  /** A connection ends now: what recognises late packets and port reuse is kept in mind. */
  void remember(TcpConnection connection) {
    table.remove(connection);
    statistics.openConnections = table.size();
    if (ended.remember(connection)) {
      statistics.forgottenConnections++;
    }
  }

  private void evictOne(long nowNs) {
    TcpConnection quietest = null;
    int seen = 0;
    for (int step = 0; step < table.capacity() && seen < EVICTION_SAMPLE; step++) {
      hand = (hand + 1) % table.capacity();
      TcpConnection candidate = table.at(hand);
      if (candidate != null) {
        seen++;
        if (quietest == null || candidate.lastNs < quietest.lastNs) {
          quietest = candidate;
        }
      }
    }
    if (quietest != null) {
      closer.close(quietest, EndCause.EVICTED, nowNs);
    }
  }

  /** Closes all that are open: those on their way out first, then in the order they began. */
  void closeAll(long nowNs) {
    closeDue(resetOnes, EndCause.RST, nowNs, true);
    closeDue(finishedOnes, EndCause.FIN, nowNs, true);
    List<TcpConnection> rest = openOnes(connection -> true);
    rest.forEach(connection -> closer.close(connection, EndCause.CAPTURE_END, nowNs));
  }

  /** Those that are open and wanted, in the order they began. */
  List<TcpConnection> openOnes(Predicate<TcpConnection> wanted) {
    List<TcpConnection> ones = new ArrayList<>();
    for (int place = 0; place < table.capacity(); place++) {
      TcpConnection connection = table.at(place);
      if (connection != null && wanted.test(connection)) {
        ones.add(connection);
      }
    }
    ones.sort(Comparator.comparingLong(c -> c.id));
    return ones;
  }
}
