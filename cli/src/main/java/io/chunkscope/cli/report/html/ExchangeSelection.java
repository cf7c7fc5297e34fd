package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.model.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Chooses the exchanges that are shown while they go by: those with the most severe findings, of
 * these and the others the slowest. What is chosen is copied; what gives way to it is forgotten.
 */
final class ExchangeSelection {

  private record Key(ConnectionKey connection, int index) {}

  /** Its place in the queue, fixed when it enters. */
  private record Entry(int worst, long durationNs, long order, ShownExchange exchange) {
    static final Comparator<Entry> LEAST_FIRST =
        Comparator.comparingInt(Entry::worst)
            .thenComparingLong(Entry::durationNs)
            .thenComparing(Comparator.comparingLong(Entry::order).reversed());

    Key key() {
      return new Key(exchange.connection, exchange.index);
    }
  }

  private final PageLimits limits;
  private final PriorityQueue<Entry> queue = new PriorityQueue<>(Entry.LEAST_FIRST);
  private final Map<Key, Entry> chosen = new HashMap<>();
  private final Map<ConnectionKey, Integer> perConnection = new HashMap<>();
  private long heldBytes;
  private long seen;
  private long flaggedSeen;

  ExchangeSelection(PageLimits limits) {
    this.limits = limits;
  }

  /**
   * An exchange goes by.
   *
   * @param findings about it, so far
   */
  void add(int capture, Exchange exchange, List<ShownFinding> findings) {
    long order = seen++;
    int worst = -1;
    for (ShownFinding finding : findings) {
      worst = Math.max(worst, finding.severity());
    }
    flaggedSeen += worst >= 0 ? 1 : 0;
    long durationNs = durationNs(exchange);
    if (isFull() && !isBetter(worst, durationNs)) {
      return;
    }
    ShownExchange shown = new ShownExchange(capture, exchange, limits);
    findings.forEach(shown::add);
    enter(new Entry(worst, durationNs, order, shown));
    while (queue.size() > limits.exchanges() || heldBytes > limits.heldBytes()) {
      remove(queue.peek());
    }
  }

  /** A finding that came after its exchange; whether that is among those chosen. */
  boolean add(ConnectionKey connection, int index, ShownFinding finding) {
    Entry entry = chosen.get(new Key(connection, index));
    if (entry == null) {
      return false;
    }
    flaggedSeen += entry.worst() < 0 ? 1 : 0;
    remove(entry);
    entry.exchange().add(finding);
    enter(
        new Entry(
            Math.max(entry.worst(), finding.severity()),
            entry.durationNs(),
            entry.order(),
            entry.exchange()));
    return true;
  }

  /** So many exchanges have findings that came after they had been passed over. */
  void missed(long exchanges) {
    flaggedSeen += exchanges;
  }

  private static long durationNs(Exchange exchange) {
    long totalNs = exchange.totalNs();
    if (totalNs >= 0 || exchange.request() == null) {
      return totalNs;
    }
    return exchange.connection().observedUntilNs() - exchange.request().firstNs();
  }

  private boolean isFull() {
    return queue.size() >= limits.exchanges() || heldBytes >= limits.heldBytes();
  }

  private boolean isBetter(int worst, long durationNs) {
    Entry least = queue.peek();
    return worst != least.worst() ? worst > least.worst() : durationNs > least.durationNs();
  }

  private void enter(Entry entry) {
    queue.add(entry);
    chosen.put(entry.key(), entry);
    perConnection.merge(entry.exchange().connection, 1, Integer::sum);
    heldBytes += entry.exchange().weight();
  }

  private void remove(Entry entry) {
    queue.remove(entry);
    chosen.remove(entry.key());
    perConnection.merge(
        entry.exchange().connection, -1, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    heldBytes -= entry.exchange().weight();
  }

  /** Whether any exchange of the connection is among those chosen. */
  boolean holds(ConnectionKey connection) {
    return perConnection.containsKey(connection);
  }

  /** Exchanges that went by. */
  long seen() {
    return seen;
  }

  /** Of those, with findings. */
  long flaggedSeen() {
    return flaggedSeen;
  }

  /** Those chosen, the most important first. */
  List<ShownExchange> chosen() {
    List<Entry> entries = new ArrayList<>(queue);
    entries.sort(Entry.LEAST_FIRST.reversed());
    return entries.stream().map(Entry::exchange).toList();
  }
}
