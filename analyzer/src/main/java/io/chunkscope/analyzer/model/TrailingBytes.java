package io.chunkscope.analyzer.model;

/** Bytes that followed a complete message and begin no other. */
public final class TrailingBytes {
  private final SkippedNote first;
  private final String evidence;
  private long length;

  TrailingBytes(SkippedNote first, String evidence) {
    this.first = first;
    this.evidence = evidence;
    this.length = first.end() - first.start();
  }

  void add(SkippedNote note) {
    length += note.end() - note.start();
  }

  /** How many there are. */
  public long length() {
    return length;
  }

  /** The frame that carried the first of them. */
  public long frame() {
    return first.frame();
  }

  /** When the first of them became readable, epoch nanoseconds. */
  public long timeNs() {
    return first.timeNs();
  }

  /** The first of them, ISO-8859-1, not escaped. */
  public String evidence() {
    return evidence;
  }
}
