package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.Endpoint;

/** Addresses and ports of a connection, side A (sender of its first packet) first. */
final class FlowKey {
  private final byte[] addresses;
  private final int portOfA;
  private final int portOfB;

  /** Copies the addresses; source becomes side A. */
  FlowKey(TcpSegment segment) {
    int length = segment.addressLength();
    addresses = new byte[2 * length];
    byte[] buffer = segment.buffer();
    System.arraycopy(buffer, segment.sourceAddressOffset(), addresses, 0, length);
    System.arraycopy(buffer, segment.destinationAddressOffset(), addresses, length, length);
    portOfA = segment.sourcePort();
    portOfB = segment.destinationPort();
  }

  /** The same for both directions of a connection. */
  static int hash(TcpSegment segment) {
    byte[] buffer = segment.buffer();
    int source = segment.sourceAddressOffset();
    int destination = segment.destinationAddressOffset();
    int hash = segment.sourcePort() ^ segment.destinationPort();
    hash += (segment.sourcePort() + segment.destinationPort()) << 16;
    for (int i = 0; i < segment.addressLength(); i += 4) {
      hash = hash * 31 + (word(buffer, source + i) ^ word(buffer, destination + i));
    }
    hash *= 0x9E3779B1;
    return hash ^ (hash >>> 15);
  }

  private static int word(byte[] b, int at) {
    return b[at] << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | (b[at + 3] & 0xff);
  }

  /** Whether the segment was sent by side A of this connection. */
  boolean isFromA(TcpSegment segment) {
    return segment.sourcePort() == portOfA
        && segment.destinationPort() == portOfB
        && addressesAre(segment, segment.sourceAddressOffset(), segment.destinationAddressOffset());
  }

  /** Whether the segment was sent by side B of this connection. */
  boolean isFromB(TcpSegment segment) {
    return segment.sourcePort() == portOfB
        && segment.destinationPort() == portOfA
        && addressesAre(segment, segment.destinationAddressOffset(), segment.sourceAddressOffset());
  }

  private boolean addressesAre(TcpSegment segment, int first, int second) {
    int length = segment.addressLength();
    if (addresses.length != 2 * length) {
      return false;
    }
    byte[] buffer = segment.buffer();
    for (int i = 0; i < length; i++) {
      if (addresses[i] != buffer[first + i] || addresses[length + i] != buffer[second + i]) {
        return false;
      }
    }
    return true;
  }

  Endpoint a() {
    return endpoint(0, portOfA);
  }

  Endpoint b() {
    return endpoint(addresses.length / 2, portOfB);
  }

  int portOfA() {
    return portOfA;
  }

  int portOfB() {
    return portOfB;
  }

  private Endpoint endpoint(int from, int port) {
    byte[] address = new byte[addresses.length / 2];
    System.arraycopy(addresses, from, address, 0, address.length);
    return Endpoint.of(address, port);
  }
}
