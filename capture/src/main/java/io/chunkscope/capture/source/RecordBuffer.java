package io.chunkscope.capture.source;

import io.chunkscope.capture.source.ReadAhead.Block;
import java.io.IOException;

/**
 * The window of a capture that lies in memory. At first it is one array, filled by reads as long as
 * its free tail. A capture that turns out to be long is then read ahead: the window moves from
 * block to block. Either way a record that straddles an end is moved, once, and a record longer
 * than the window makes it grow, no faster than bytes arrive for it.
 */
final class RecordBuffer {
  private final CaptureInput in;
  private final StoredInput stored;
  private final ReadOptions options;
  private byte[] bytes;
  private int position;
  private int limit;
  private long streamOffset;
  private ReadAhead ahead;

  /** Whose array the window is; null where it has one of its own. */
  private Block block;

  private long storedBytes;
  private boolean ended;

  RecordBuffer(CaptureOrigin origin) {
    this.in = origin.content();
    this.stored = origin.stored();
    this.options = origin.options();
    this.bytes = new byte[options.blockBytes()];
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

  /** Of the file as stored, those that what is or was in the window was made of. */
  long storedBytes() {
    return ahead == null ? stored.count() : storedBytes;
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
    if (ended) {
      return false;
    }
    if (ahead == null && streamOffset >= options.readAheadFromBytes()) {
      storedBytes = stored.count();
      ahead = new ReadAhead(in, stored, options.blockBytes());
    }
    return ahead == null ? read(recordBytes) : takeNext(recordBytes);
  }

  private boolean read(int recordBytes) throws IOException {
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

  private boolean takeNext(int recordBytes) throws IOException {
    Block next = ahead.take();
    storedBytes = next.storedBytes;
    if (next.length < 0) {
      ended = true;
      if (next.failure != null) {
        throw next.failure;
      }
      return false;
    }
    int available = limit - position;
    if (available <= ReadAhead.HEADROOM_BYTES) {
      moveTo(next, available);
    } else {
      append(next, available, recordBytes);
    }
    return true;
  }

  private void moveTo(Block next, int available) {
    int start = ReadAhead.HEADROOM_BYTES - available;
    System.arraycopy(bytes, position, next.bytes, start, available);
    if (block != null) {
      ahead.giveBack(block);
    }
    block = next;
    bytes = next.bytes;
    position = start;
    limit = ReadAhead.HEADROOM_BYTES + next.length;
  }

  /** Behind a part of a record that is longer than a block's headroom. */
  private void append(Block next, int available, int recordBytes) {
    int needed = available + next.length;
    byte[] target = bytes;
    if (block != null || needed > bytes.length) {
      target = new byte[Math.max(needed, (int) Math.min(recordBytes, 2L * needed))];
    }
    System.arraycopy(bytes, position, target, 0, available);
    System.arraycopy(next.bytes, ReadAhead.HEADROOM_BYTES, target, available, next.length);
    if (block != null) {
      ahead.giveBack(block);
      block = null;
    }
    ahead.giveBack(next);
    bytes = target;
    position = 0;
    limit = needed;
  }

  /** Closes what is read. */
  void close() throws IOException {
    if (ahead == null) {
      in.close();
    } else {
      ahead.close();
    }
  }
}
