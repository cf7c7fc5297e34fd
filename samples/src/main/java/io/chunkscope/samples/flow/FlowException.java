package io.chunkscope.samples.flow;

/** A recipe that cannot be followed. The message begins with the number of the line at fault. */
public final class FlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  public FlowException(int line, String problem) {
    super("line " + line + ": " + problem);
    this.line = line;
  }

  /** 1-based. */
  public int line() {
    return line;
  }
}
