package io.chunkscope.analyzer.parse;

/** A run of bytes that belong to no message: reported once, with its first bytes. */
final class SkipRun {
  /** How many of the first bytes are kept. */
  static final int EVIDENCE_BYTES = 64;

  private final Workbench bench;
  private final HeldBytes evidence = new HeldBytes(EVIDENCE_BYTES);
  private SkipReason reason = SkipReason.NOT_A_MESSAGE;
  private long start;
  private long end;

  SkipRun(Workbench bench) {
    this.bench = bench;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Adds bytes; another reason than the run's begins a new run. */
  void add(SkipReason why, long streamOffset, byte[] bytes, int offset, int length) {
    add(why, streamOffset, streamOffset + length, bytes, offset, length);
  }

  /** Adds [from, to), of which {@code length} bytes are at hand. */
  void add(SkipReason why, long from, long to, byte[] bytes, int offset, int length) {
    if (from == to) {
      return;
    }
    if (why != reason || start == end) {
      finish();
      reason = why;
      start = from;
    }
    evidence.append(bytes, offset, length);
    end = to;
  }

  /** Adds the rest of the input. */
  void addRest(SkipReason why, Input in) {
    add(why, in.streamOffset(), in.bytes(), in.position(), in.remaining());
    in.position(in.limit());
  }

  /** Adds what was taken of a partial line, and forgets the line. */
  void addPartial(SkipReason why, LineReader line) {
    if (line.isPartial()) {
      HeldBytes held = line.held();
      add(why, line.streamStart(), line.streamEnd(), held.bytes(), 0, held.length());
      line.discard();
    }
  }

  /** Adds a complete line. */
  void addLine(SkipReason why, LineReader line) {
    add(why, line.streamStart(), line.streamEnd(), line.bytes(), line.start(), line.rawLength());
  }

  /** What was junk turns out to be something else. */
  void relabel(SkipReason from, SkipReason to) {
    if (reason == from) {
      reason = to;
    }
  }

  /** The run is over; reports it if there is one. */
  void finish() {
    if (start < end) {
      if (reason == SkipReason.EMPTY_LINES) {
        bench.events.onDeviation(
            Deviation.LEADING_BYTES, start, end, evidence.bytes(), 0, evidence.length());
      }
      bench.events.onSkipped(reason, start, end, evidence.bytes(), 0, evidence.length());
    }
    start = end;
    evidence.release();
  }
}
