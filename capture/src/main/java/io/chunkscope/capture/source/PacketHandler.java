package io.chunkscope.capture.source;

/** Receives packets in the order of the capture. */
public interface PacketHandler {

  /** One packet; the view is valid during the call only. */
  void onPacket(Packet packet);
}
