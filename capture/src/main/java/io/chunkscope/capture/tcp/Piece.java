package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.Backlog;
import java.util.Arrays;

/**
 * Payload that cannot be handed on yet, copied, with what is known of its arrival. Its array is its
 * own, and may be longer than the payload.
 */
final class Piece {
  final long offset;
  final byte[] bytes;

  /** The array's length, known without a look at it: it may have left the processor's caches. */
  final int arrayBytes;

  final int length;
  final int missingTailBytes;
  final long timeNs;
  final long frame;
  final long needsPeerOffset;
  final boolean recovering;
  final boolean inFlight;
  final Backlog backlog;
  final long acknowledgedNs;

  Piece(
      long offset,
      byte[] bytes,
      int length,
      int missingTailBytes,
      long timeNs,
      long frame,
      long needsPeerOffset,
      boolean recovering,
      boolean inFlight,
      Backlog backlog,
      long acknowledgedNs) {
    this.offset = offset;
    this.bytes = bytes;
    this.arrayBytes = bytes.length;
    this.length = length;
    this.missingTailBytes = missingTailBytes;
    this.timeNs = timeNs;
    this.frame = frame;
    this.needsPeerOffset = needsPeerOffset;
    this.recovering = recovering;
    this.inFlight = inFlight;
    this.backlog = backlog;
    this.acknowledgedNs = acknowledgedNs;
  }

  /** One past the last stream offset, bytes cut off by the snap length included. */
  long end() {
    return offset + length + missingTailBytes;
  }

  /**
   * The part of this piece in [start, end), copied where it is not all of it; the tail that the
   * snap length cut goes with its end.
   */
  Piece slice(long start, long end) {
    if (start == offset && end == end()) {
      return this;
    }
    int skip = (int) Math.min(length, start - offset);
    int keep = (int) Math.max(0, Math.min(length, end - offset) - skip);
    int missing = (int) (end - start) - keep;
    return new Piece(
        start,
        Arrays.copyOfRange(bytes, skip, skip + keep),
        keep,
        missing,
        timeNs,
        frame,
        needsPeerOffset,
        recovering,
        inFlight,
        backlog,
        acknowledgedNs);
  }
}
