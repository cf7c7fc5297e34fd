package io.chunkscope.analyzer.parse;

/** A cursor over one piece of stream data, in the array it came in. */
final class Input {
  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int position;
  private int limit;

  /** Stream offset of the array's index 0; may be negative. */
  private long origin;

  void wrap(long streamOffset, byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.position = offset;
    this.limit = offset + length;
    this.origin = streamOffset - offset;
  }

  /** Lets go of the array, which is not ours after the call that brought it. */
  void release() {
    bytes = NONE;
    position = 0;
    limit = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  void position(int index) {
    position = index;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return limit - position;
  }

  boolean hasRemaining() {
    return position < limit;
  }

  byte peek() {
    return bytes[position];
  }

  void advance(int count) {
    position += count;
  }

  long streamOffset() {
    return origin + position;
  }

  long streamOffset(int index) {
    return origin + index;
  }
}
