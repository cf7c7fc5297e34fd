package io.chunkscope.samples.packet;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The clock of a recording, and what is still to happen: acknowledgements on their way. */
final class Timeline {
  private record Event(long timeNs, long order, Runnable action) {}

  private final PriorityQueue<Event> due =
      new PriorityQueue<>(Comparator.comparingLong(Event::timeNs).thenComparingLong(Event::order));
  private long nowNs;
  private long events;

  Timeline(long startNs) {
    nowNs = startNs;
  }

  /** Epoch nanoseconds. */
  long nowNs() {
    return nowNs;
  }

  /** Jumps; what is still to happen keeps its distance from now. */
  void set(long epochNs) {
    if (!due.isEmpty()) {
      throw new IllegalStateException("the clock is set while packets are under way");
    }
    nowNs = epochNs;
  }

  void schedule(long timeNs, Runnable action) {
    due.add(new Event(timeNs, events++, action));
  }

  /** Lets everything happen that is due by then, and makes it now. */
  void advanceTo(long timeNs) {
    while (!due.isEmpty() && due.peek().timeNs() <= timeNs) {
      Event event = due.remove();
      nowNs = Math.max(nowNs, event.timeNs());
      event.action().run();
    }
    nowNs = Math.max(nowNs, timeNs);
  }

  /** Lets everything happen that is still due. */
  void finish() {
    while (!due.isEmpty()) {
      advanceTo(due.peek().timeNs());
    }
  }
}
