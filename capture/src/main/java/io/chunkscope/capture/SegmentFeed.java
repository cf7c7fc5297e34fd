package io.chunkscope.capture;

import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.tcp.TcpReassembler;
import java.io.IOException;

/** Where a pipeline's segments come from, in the order of the capture. */
interface SegmentFeed extends AutoCloseable {

  /**
   * Hands over what at most {@code limit} packets hold.
   *
   * @return how many packets of those that count for it; 0 with {@link #exhausted()} false means
   *     that none has arrived yet
   * @throws CaptureFormatException when what follows cannot be read as a capture; all before the
   *     fault has been handed over
   */
  int poll(TcpReassembler to, int limit) throws IOException, CaptureFormatException;

  /** Whether no more will come. */
  boolean exhausted();

  /** Stops work that goes on elsewhere; the source is its owner's to close. */
  @Override
  void close();
}
