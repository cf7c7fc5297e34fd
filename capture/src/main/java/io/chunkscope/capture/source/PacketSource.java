package io.chunkscope.capture.source;

import java.io.Closeable;
import java.io.IOException;

/** Where packets come from: a file, standard input or an interface, under one contract. */
public interface PacketSource extends Closeable {
  /** A stamp of no time. */
  long NEVER_QUIET = Long.MIN_VALUE;

  /**
   * Hands over at most {@code limit} packets.
   *
   * @return how many; 0 with {@link #exhausted()} false means that none has arrived yet
   * @throws CaptureFormatException when what follows cannot be read as a capture; all packets
   *     before the fault have been handed over
   */
  int poll(PacketHandler handler, int limit) throws IOException, CaptureFormatException;

  /**
   * While no packet comes: epoch nanoseconds before which none will come any more. Sources that
   * wait for packets have a clock for that; saved captures know only the times of their packets.
   *
   * @return {@link #NEVER_QUIET} if that cannot be said
   */
  default long quietUntilNs() {
    return NEVER_QUIET;
  }

  /**
   * Asks to be told every block of a file that consists of blocks, whether a packet is in it or
   * not; to be called before the first packet.
   *
   * @return whether this is such a file (pcapng)
   */
  default boolean tellBlocks(BlockHandler handler) {
    return false;
  }

  /**
   * How long the frame check sequence behind every packet is, in bits, once a packet was handed
   * over; 0 where it is stated that there is none, -1 where nothing is stated for the whole file.
   */
  default int frameCheckSequenceBits() {
    return -1;
  }

  /**
   * Packets that a saved capture itself says were dropped while it was captured, as far as that is
   * known by now: of a plain file from the beginning, of a stream at its end.
   */
  default long statedDrops() {
    return 0;
  }

  /** Whether the end was reached: no further packet will come. */
  boolean exhausted();

  /** What was read so far: format, link types, whether the file was complete. */
  CaptureInfo info();

  /** Bytes consumed so far of the file as stored (compressed size), for progress. */
  long consumedBytes();
}
