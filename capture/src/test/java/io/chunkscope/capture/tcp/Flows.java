package io.chunkscope.capture.tcp;

import java.util.ArrayList;
import java.util.List;

/** Addresses and ports for the tests of tables. */
final class Flows {
  private Flows() {}

  /** Different ones, of IPv4 and IPv6. */
  static List<TcpPacket> some(int count) {
    List<TcpPacket> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TcpPacket flow = new TcpPacket();
      int length = i % 3 == 0 ? 16 : 4;
      flow.source = new byte[length];
      flow.destination = new byte[length];
      flow.source[length - 1] = (byte) (i % 7);
      flow.destination[0] = (byte) (20 + i % 5);
      flow.sourcePort = 1024 + i;
      flow.destinationPort = 80 + i % 2;
      flows.add(flow);
    }
    return flows;
  }

  /** The same from the other side. */
  static TcpPacket turned(TcpPacket flow) {
    TcpPacket turned = new TcpPacket();
    turned.source = flow.destination;
    turned.destination = flow.source;
    turned.sourcePort = flow.destinationPort;
    turned.destinationPort = flow.sourcePort;
    return turned;
  }

  static FlowKey key(TcpPacket flow) {
    FlowKey key = new FlowKey();
    key.set(flow.decoded());
    return key;
  }
}
