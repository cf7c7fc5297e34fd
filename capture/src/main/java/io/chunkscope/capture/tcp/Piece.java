package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.Backlog;
import java.util.Arrays;

/** Payload that cannot be handed on yet, copied, with what is known of its arrival. */
final class Piece {
  final long offset;
  final byte[] bytes;
  final int from;
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
      int from,
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
    this.from = from;
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

  /** The same, without keeping the array that it was cut from. */
  Piece compact() {
    return new Piece(
        offset,
        Arrays.copyOfRange(bytes, from, from + length),
        0,
        length,
        missingTailBytes,
        timeNs,
        frame,
        needsPeerOffset,
        recovering,
        inFlight,
        backlog,
        acknowledgedNs);
  }

  /**
   * The part of this piece in [start, end); the tail that the snap length cut goes with its end.
   */
  Piece slice(long start, long end) {
    int skip = (int) Math.min(length, start - offset);
    int keep = (int) Math.max(0, Math.min(length, end - offset) - skip);
    int missing = (int) (end - start) - keep;
    return new Piece(
        start,
        bytes,
        from + skip,
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
