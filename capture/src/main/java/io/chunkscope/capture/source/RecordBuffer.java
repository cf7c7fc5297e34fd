package io.chunkscope.capture.source;

import java.io.IOException;

/**
 * The window of a capture that lies in memory: one array, filled by reads as long as its free tail.
 * A record that straddles the end is moved to the front, once; a record longer than the array makes
 * it grow, no faster than bytes arrive for it.
 */
final class RecordBuffer {
  private final CaptureInput in;
  private byte[] bytes;
  private int position;
  private int limit;
  private long streamOffset;

  RecordBuffer(CaptureInput in, int blockBytes) {
    this.in = in;
    this.bytes = new byte[blockBytes];
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index in {@link #bytes()} of the first byte not consumed. */
  int position() {
    return position;
  }

  /** Bytes there, not consumed. */
  int available() {
    return limit - position;
  }

  /** Of the first byte not consumed, in the capture (decompressed). */
  long streamOffset() {
    return streamOffset;
  }

  void consume(int count) {
    position += count;
    streamOffset += count;
  }

  /**
   * Reads once, having made room for a record of {@code recordBytes} at the position.
   *
   * @return false at the end
   */
  boolean fill(int recordBytes) throws IOException {
    if (position + (long) recordBytes > bytes.length || limit == bytes.length) {
      makeRoom(recordBytes);
    }
    int count = in.read(bytes, limit, bytes.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  private void makeRoom(int recordBytes) {
    int available = limit - position;
    byte[] target = bytes;
    if (available == bytes.length) {
      target = new byte[(int) Math.min(recordBytes, 2L * bytes.length)];
    }
    System.arraycopy(bytes, position, target, 0, available);
    bytes = target;
    position = 0;
    limit = available;
  }
}
