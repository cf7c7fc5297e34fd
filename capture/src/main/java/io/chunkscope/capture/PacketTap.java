package io.chunkscope.capture;

import io.chunkscope.capture.source.Packet;

/** Is told which packets belong to which connection, before what is in them is looked at. */
public interface PacketTap {

  /**
   * A connection's first packet is here.
   *
   * @param connection Wireshark's {@code tcp.stream}
   * @return receives its packets
   */
  Connection onConnection(long connection);

  /** One connection's packets. */
  interface Connection {

    /**
     * One packet; of a datagram in fragments, the one that made it whole. The view is valid during
     * the call only.
     */
    void onPacket(Packet packet);

    /** The connection is over, and so is all that was to be said of it. */
    void onClose();
  }
}
