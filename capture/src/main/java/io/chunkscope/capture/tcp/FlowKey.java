package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;

/**
 * Addresses and ports of one segment, sender's and receiver's, as numbers: a probe that is set for
 * each segment and compared with connections without allocating.
 */
final class FlowKey {
  private static final int IPV4_LENGTH = 4;

  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;

  /** Source port above destination port, with the address family in the highest bit. */
  long ports;

  /** The same for both directions of a connection. */
  int hash;

  void set(TcpSegment segment) {
    byte[] buffer = segment.buffer();
    int source = segment.sourceAddressOffset();
    int destination = segment.destinationAddressOffset();
    boolean ipv4 = segment.addressLength() == IPV4_LENGTH;
    if (ipv4) {
      sourceHigh = 0;
      sourceLow = word(buffer, source);
      destinationHigh = 0;
      destinationLow = word(buffer, destination);
    } else {
      sourceHigh = words(buffer, source);
      sourceLow = words(buffer, source + 8);
      destinationHigh = words(buffer, destination);
      destinationLow = words(buffer, destination + 8);
    }
    int sourcePort = segment.sourcePort();
    int destinationPort = segment.destinationPort();
    ports = ports(ipv4, sourcePort, destinationPort);
    hash = hash(sourceHigh, sourceLow, destinationHigh, destinationLow, ports);
  }

  /** The hash of these addresses and ports; what else the ports' number holds does not count. */
  static int hash(
      long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, long ports) {
    long sourcePort = ports >>> 16 & 0xffff;
    long destinationPort = ports & 0xffff;
    long mixed = sourceHigh ^ destinationHigh;
    mixed = mixed * 31 + (sourceLow ^ destinationLow);
    mixed = mixed * 31 + (sourcePort ^ destinationPort);
    mixed = mixed * 31 + sourcePort + destinationPort;
    mixed *= 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** The ports as the other side would send them. */
  long reversedPorts() {
    return (ports & ~0xffffffffL) | (ports & 0xffff) << 16 | (ports >>> 16 & 0xffff);
  }

  private static long ports(boolean ipv4, int sourcePort, int destinationPort) {
    return (ipv4 ? Long.MIN_VALUE : 0) | (long) sourcePort << 16 | destinationPort;
  }

  private static long words(byte[] b, int at) {
    return word(b, at) << 32 | word(b, at + 4);
  }

  private static long word(byte[] b, int at) {
    return (b[at] & 0xffL) << 24
        | (b[at + 1] & 0xff) << 16
        | (b[at + 2] & 0xff) << 8
        | (b[at + 3] & 0xff);
  }
}
