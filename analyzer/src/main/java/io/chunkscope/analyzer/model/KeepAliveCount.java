package io.chunkscope.analyzer.model;

/**
 * Follows {@code max} of Keep-Alive fields over one connection and keeps the first departure of
 * each kind. Only connections whose server says {@code max} have one.
 */
public final class KeepAliveCount {

  /**
   * A statement, and an exchange that does not go with it.
   *
   * @param saidIn index of the exchange whose response stated {@code said}
   * @param exchange index of the exchange that departs from it
   * @param found what the departing response itself says, or {@link HttpMessage#UNKNOWN}
   */
  public record Note(int saidIn, long said, long saidFrame, int exchange, long found) {}

  private int saidIn;
  private long said = HttpMessage.UNKNOWN;
  private long saidFrame;
  private Note exceeded;
  private Note jump;

  /** Takes the next response; returns whether its exchange is a departure noted just now. */
  boolean add(int exchange, KeepAlivePromise promise, long frame) {
    long max = promise == null ? HttpMessage.UNKNOWN : promise.max();
    boolean noted = false;
    if (said >= 0) {
      if (exceeded == null && exchange - saidIn > said) {
        exceeded = new Note(saidIn, said, saidFrame, exchange, max);
        noted = true;
      }
      if (jump == null && max >= 0 && max != said - (exchange - saidIn)) {
        jump = new Note(saidIn, said, saidFrame, exchange, max);
        noted = true;
      }
    }
    if (max >= 0) {
      saidIn = exchange;
      said = max;
      saidFrame = frame;
    }
    return noted;
  }

  /** The first exchange that was answered beyond what {@code max} allowed, or null. */
  public Note exceeded() {
    return exceeded;
  }

  /** The first {@code max} that had not fallen by one for each exchange, or null. */
  public Note jump() {
    return jump;
  }
}
