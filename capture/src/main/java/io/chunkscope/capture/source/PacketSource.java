package io.chunkscope.capture.source;

import java.io.Closeable;
import java.io.IOException;

/** Where packets come from: a file, standard input or an interface, under one contract. */
public interface PacketSource extends Closeable {

  /**
   * Hands over at most {@code limit} packets.
   *
   * @return how many; 0 with {@link #exhausted()} false means that none has arrived yet
   * @throws CaptureFormatException when what follows cannot be read as a capture; all packets
   *     before the fault have been handed over
   */
  int poll(PacketHandler handler, int limit) throws IOException, CaptureFormatException;

  /** Whether the end was reached: no further packet will come. */
  boolean exhausted();

  /** What was read so far: format, link types, whether the file was complete. */
  CaptureInfo info();

  /** Bytes consumed so far of the file as stored (compressed size), for progress. */
  long consumedBytes();
}
