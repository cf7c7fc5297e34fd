package io.chunkscope.capture.stream;

/**
 * Receives one connection's ordered bytes, both directions, and what happened to them.
 *
 * <p>Within a direction {@code onData} and {@code onGap} come in stream order, without overlap and
 * without a hole between them; {@code onEnd} comes once, last. Data of one side is delivered after
 * the data of the other that it acknowledges, so a response never overtakes its request. Stream
 * offsets are 0 at the first payload byte after the SYN (or the first byte captured).
 *
 * <p>{@code timeNs} and {@code frame} are those of the packet that carried the bytes. Data that
 * waited behind a hole keeps its own stamp; when it became readable is the largest stamp at or
 * below its offset.
 */
public interface StreamHandler {

  /** Whether bytes are still wanted; when false, the reassembler may drop them unordered. */
  boolean wantsData(Direction direction);

  /** The next bytes of a direction. The array is only valid during the call. */
  void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame);

  /**
   * Bytes that existed and are not in the capture.
   *
   * @param timeNs when the gap was declared
   * @param frame the packet that proved it
   */
  void onGap(
      Direction direction, long streamOffset, long length, GapCause cause, long timeNs, long frame);

  /** The same stream bytes arrived again with other content; the first copy was kept. */
  void onConflict(Direction direction, long streamOffset, int length, long timeNs, long frame);

  /** No more bytes of this direction will be delivered. */
  void onEnd(Direction direction, EndCause cause, long timeNs, long frame);

  /** The connection is over; nothing follows. */
  void onClose(ConnectionEnd end, long timeNs, long frame);
}
