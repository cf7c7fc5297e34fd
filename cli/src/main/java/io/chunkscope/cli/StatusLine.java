package io.chunkscope.cli;

import io.chunkscope.cli.report.Amounts;
import java.io.PrintStream;

/** One line at the bottom of a terminal that says how a live capture goes. */
final class StatusLine {
  private static final String CLEAR = "\r\u001b[K";
  private static final long INTERVAL_NS = 500_000_000L;
  private static final double NS_PER_SECOND = 1e9;
  private static final long MEGABYTE = 1_000_000;

  private final PrintStream terminal;
  private final int width;
  private long shownNs;
  private long packets;
  private long exchanges;
  private boolean visible;

  /**
   * @param terminal null for none
   */
  StatusLine(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** What there is to say. */
  record State(
      long nowNs,
      long packets,
      long openConnections,
      long exchanges,
      long droppedPackets,
      long droppedRecords) {}

  /** Whether it is time to say it. */
  boolean isDue(long nowNs) {
    return terminal != null && nowNs - shownNs >= INTERVAL_NS;
  }

  void show(State state) {
    double seconds = shownNs == 0 ? 0 : (state.nowNs - shownNs) / NS_PER_SECOND;
    Runtime memory = Runtime.getRuntime();
    String text =
        Amounts.number(state.openConnections)
            + " open, "
            + Amounts.number(state.exchanges)
            + " exchanges ("
            + rate(state.exchanges - exchanges, seconds)
            + "/s), "
            + rate(state.packets - packets, seconds)
            + " packets/s, "
            + Amounts.number(state.droppedPackets)
            + " dropped, "
            + (state.droppedRecords == 0
                ? ""
                : Amounts.number(state.droppedRecords) + " records unread, ")
            + (memory.totalMemory() - memory.freeMemory()) / MEGABYTE
            + " MB";
    shownNs = state.nowNs;
    packets = state.packets;
    exchanges = state.exchanges;
    terminal.print(CLEAR + (text.length() < width ? text : text.substring(0, width - 1)));
    terminal.flush();
    visible = true;
  }

  private static String rate(long count, double seconds) {
    return seconds <= 0 ? "-" : Amounts.number(Math.round(count / seconds));
  }

  /** Takes the line away, so that something else can be written. */
  void clear() {
    if (visible) {
      terminal.print(CLEAR);
      terminal.flush();
      visible = false;
    }
  }
}
