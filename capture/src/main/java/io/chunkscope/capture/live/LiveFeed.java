package io.chunkscope.capture.live;

import io.chunkscope.capture.source.PacketSource;

/**
 * Packets as they come, until somebody wants an end. One thread polls; {@link #stop} and the
 * counters may be called by any.
 */
public interface LiveFeed extends PacketSource {

  /** The clock that the packets are stamped by, epoch nanoseconds. */
  long clockNs();

  /**
   * Packets that the kernel or the interface had to drop, because they were not fetched in time.
   */
  long droppedPackets();

  /** Ends the capture; polls hand over nothing more. */
  void stop();
}
