package io.chunkscope.capture.tcp;

/** Arithmetic on 32-bit sequence numbers, which wrap (RFC 9293 §3.4). */
final class SequenceSpace {
  private SequenceSpace() {}

  /** How far {@code a} lies behind {@code b}; negative when before it. Right within 2^31. */
  static int distance(int a, int b) {
    return a - b;
  }

  /**
   * The stream offset of a sequence number, near one that is known.
   *
   * @param seq raw sequence number
   * @param base raw sequence number of offset 0
   * @param near a stream offset less than 2^31 away
   */
  static long unwrap(int seq, int base, long near) {
    return near + distance(seq, base + (int) near);
  }
}
