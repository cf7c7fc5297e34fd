package io.chunkscope.capture;

import io.chunkscope.capture.decode.DecodeOptions;

/**
 * Limits of the capture layer: each bounds memory or time, and what exceeds it is counted.
 *
 * @param decode checksums and fragments
 * @param maxOpenConnections connections whose streams are being rebuilt; beyond it the one silent
 *     for longest is ended as evicted
 * @param maxRememberedConnections ended connections kept only to recognise late packets and port
 *     reuse
 * @param maxWaitingBytes memory for data of one direction that waits behind a hole or for the other
 *     side, each piece counted with its array and 128 bytes beside it; beyond it the hole is given
 *     up
 * @param maxWaitingBytesInAll the same over all connections
 * @param acknowledgedHoleGraceNs how long after its acknowledgement a missing piece may still turn
 *     up (captures may hold an ACK before the data that it acknowledges), nanoseconds
 * @param holeTimeoutNs how long a hole that nobody acknowledged is waited for, nanoseconds
 * @param resetLingerNs how long data is still taken after a RST, nanoseconds
 * @param closeLingerNs how long the last ACK is waited for after both FINs, nanoseconds
 */
public record CaptureOptions(
    DecodeOptions decode,
    int maxOpenConnections,
    int maxRememberedConnections,
    int maxWaitingBytes,
    long maxWaitingBytesInAll,
    long acknowledgedHoleGraceNs,
    long holeTimeoutNs,
    long resetLingerNs,
    long closeLingerNs) {
  /** With what the rest of the program needs beside them; 256 MB is enough for 50,000. */
  private static final long OPEN_CONNECTION_BYTES = 4_800;

  private static final long REMEMBERED_BYTES = 1 << 9;

  public static final CaptureOptions DEFAULTS =
      new CaptureOptions(
          DecodeOptions.DEFAULTS,
          100_000,
          250_000,
          1 << 20,
          64L << 20,
          50_000_000L,
          30_000_000_000L,
          100_000_000L,
          1_000_000_000L);

  /**
   * The same with no more connections than there is memory for.
   *
   * @param heapBytes what may be used in all; a quiet HTTP connection takes about 3 KiB with all
   *     that is known of it, one remembered less than 80 bytes
   */
  public CaptureOptions withinMemory(long heapBytes) {
    return new CaptureOptions(
        decode,
        (int) Math.min(maxOpenConnections, Math.max(1, heapBytes / OPEN_CONNECTION_BYTES)),
        (int) Math.min(maxRememberedConnections, Math.max(1, heapBytes / REMEMBERED_BYTES)),
        maxWaitingBytes,
        Math.min(maxWaitingBytesInAll, Math.max(1, heapBytes / 4)),
        acknowledgedHoleGraceNs,
        holeTimeoutNs,
        resetLingerNs,
        closeLingerNs);
  }

  /** The same with these options of the decoder. */
  public CaptureOptions withDecode(DecodeOptions decode) {
    return new CaptureOptions(
        decode,
        maxOpenConnections,
        maxRememberedConnections,
        maxWaitingBytes,
        maxWaitingBytesInAll,
        acknowledgedHoleGraceNs,
        holeTimeoutNs,
        resetLingerNs,
        closeLingerNs);
  }
}
