package io.chunkscope.capture;

import io.chunkscope.capture.decode.TcpSegment;
import java.util.Arrays;

/**
 * Decoded segments on their way from one thread to another, with copies of their addresses and
 * payload. Re-used; grows only for a segment that alone is longer than the room.
 */
final class SegmentBatch {
  private static final int SEGMENTS = 1024;
  private static final int ROOM_BYTES = 1 << 18;

  private final TcpSegment[] segments = new TcpSegment[SEGMENTS];
  private final boolean[] mentions = new boolean[SEGMENTS];
  private byte[] room = new byte[ROOM_BYTES];
  private int size;
  private int used;

  SegmentBatch() {
    Arrays.setAll(segments, i -> new TcpSegment());
  }

  void clear() {
    size = 0;
    used = 0;
  }

  int size() {
    return size;
  }

  TcpSegment segment(int index) {
    return segments[index];
  }

  /** Whether a segment's connection is only named by it. */
  boolean isMention(int index) {
    return mentions[index];
  }

  /** Whether this segment can be kept without growing, or else alone. */
  boolean hasRoomFor(TcpSegment segment) {
    return size == 0 || (size < SEGMENTS && used + segment.copiedBytes() <= room.length);
  }

  /**
   * Keeps a segment.
   *
   * @param mention whether its connection is only named by it
   * @return another one to decode into next
   */
  TcpSegment keep(TcpSegment segment, boolean mention) {
    int needed = used + segment.copiedBytes();
    if (needed > room.length) {
      room = new byte[needed];
    }
    segment.moveTo(room, used);
    used = needed;
    TcpSegment spare = segments[size];
    segments[size] = segment;
    mentions[size] = mention;
    size++;
    return spare;
  }
}
