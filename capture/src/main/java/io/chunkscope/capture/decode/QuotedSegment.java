package io.chunkscope.capture.decode;

/**
 * The beginning of a TCP segment that an ICMP error carries back to its sender (RFC 792, RFC 4443
 * §3). It is no segment of its own, but it names a connection.
 */
final class QuotedSegment {
  private static final int ICMP_HEADER_LENGTH = 8;
  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int IPV6_SOURCE_OFFSET = 8;
  private static final int IPV6_DESTINATION_OFFSET = 24;
  private static final int IPV6_NEXT_HEADER_OFFSET = 6;

  private QuotedSegment() {}

  /** Moves the cursor from an ICMP header to the TCP header quoted behind it, if there is one. */
  static boolean find(Cursor cursor) {
    if (!cursor.has(ICMP_HEADER_LENGTH + Ipv4Header.MIN_LENGTH) || !isError(cursor)) {
      return false;
    }
    cursor.offset += ICMP_HEADER_LENGTH;
    return cursor.traffic == OtherTraffic.ICMP ? skipIpv4(cursor) : skipIpv6(cursor);
  }

  private static boolean isError(Cursor cursor) {
    int type = cursor.u8(0);
    return cursor.traffic == OtherTraffic.ICMP
        ? type == 3 || type == 4 || type == 5 || type == 11 || type == 12
        : type >= 1 && type <= 4;
  }

  private static boolean skipIpv4(Cursor cursor) {
    byte[] buffer = cursor.buffer;
    int start = cursor.offset;
    int headerLength = Ipv4Header.headerLength(buffer, start);
    if (buffer[start] >>> 4 != 4
        || headerLength < Ipv4Header.MIN_LENGTH
        || !cursor.has(headerLength)
        || Ipv4Header.protocol(buffer, start) != IpProtocol.TCP
        || Ipv4Header.isFragment(buffer, start)) {
      return false;
    }
    cursor.sourceAddressOffset = start + Ipv4Header.SOURCE_OFFSET;
    cursor.destinationAddressOffset = start + Ipv4Header.DESTINATION_OFFSET;
    cursor.addressLength = Ipv4Header.ADDRESS_LENGTH;
    cursor.offset = start + headerLength;
    return true;
  }

  private static boolean skipIpv6(Cursor cursor) {
    int start = cursor.offset;
    if (!cursor.has(IPV6_HEADER_LENGTH)
        || cursor.u8(0) >>> 4 != 6
        || cursor.u8(IPV6_NEXT_HEADER_OFFSET) != IpProtocol.TCP) {
      return false;
    }
    cursor.sourceAddressOffset = start + IPV6_SOURCE_OFFSET;
    cursor.destinationAddressOffset = start + IPV6_DESTINATION_OFFSET;
    cursor.addressLength = 16;
    cursor.offset = start + IPV6_HEADER_LENGTH;
    return true;
  }
}
