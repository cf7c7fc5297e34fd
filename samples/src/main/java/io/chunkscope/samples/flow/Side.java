package io.chunkscope.samples.flow;

/** One end of a connection. */
public enum Side {
  CLIENT,
  SERVER;

  /** The other end. */
  public Side peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
