package io.chunkscope.analyzer.parse;

/** Reports a {@link Deviation} with the bytes around it. */
final class Evidence {
  static final int BYTES = 64;
  private static final int BYTES_BEFORE = 16;

  private Evidence() {}

  /**
   * Reports with up to {@link #BYTES} octets out of [from, to) around the octet at {@code index}.
   */
  static void report(
      MessageEvents events,
      Deviation deviation,
      long start,
      long end,
      byte[] bytes,
      int from,
      int to,
      int index) {
    int first = Math.max(from, Math.min(index, to) - BYTES_BEFORE);
    int last = Math.min(to, first + BYTES);
    events.onDeviation(deviation, start, end, bytes, first, Math.max(0, last - first));
  }

  /** Reports [start, end) of a line. */
  static void report(
      MessageEvents events, Deviation deviation, LineReader line, long start, long end) {
    int to = line.start() + line.length();
    long index = line.start() + (start - line.streamStart());
    report(
        events, deviation, start, end, line.bytes(), line.start(), to, (int) Math.min(index, to));
  }

  /** Reports a line as a whole. */
  static void report(MessageEvents events, Deviation deviation, LineReader line) {
    report(events, deviation, line, line.streamStart(), line.streamEnd());
  }

  /** Reports a line of a head that holds a CR without LF after it. */
  static void reportBareCr(MessageEvents events, LineReader line) {
    int end = line.start() + line.length();
    for (int index = line.start(); index < end; index++) {
      boolean ends = index + 1 < end && line.bytes()[index + 1] == OctetClass.LF;
      if (line.bytes()[index] == OctetClass.CR && !ends) {
        report(events, Deviation.HEAD_BARE_CR, line);
        return;
      }
    }
  }

  /** Reports the terminator of a line. */
  static void reportTerminator(MessageEvents events, Deviation deviation, LineReader line) {
    long end = line.streamEnd();
    report(events, deviation, line, end - line.terminator().length(), end);
  }
}
