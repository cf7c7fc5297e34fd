package io.chunkscope.capture.decode;

/** The Internet checksum (RFC 1071). */
final class InternetChecksum {
  private InternetChecksum() {}

  /** Whether an IPv4 header that is there whole sums up to what it says. */
  static boolean holdsForIpv4Header(byte[] buffer, int at, int headerLength) {
    return fold(sum(buffer, at, headerLength)) == 0xffff;
  }

  /** Whether a TCP segment that is there whole sums up with its pseudo-header (RFC 9293 §3.1). */
  static boolean holdsForTcp(Cursor cursor) {
    int length = cursor.available();
    long sum = sum(cursor.buffer, cursor.sourceAddressOffset, cursor.addressLength);
    sum += sum(cursor.buffer, cursor.destinationAddressOffset, cursor.addressLength);
    sum += IpProtocol.TCP + (length >>> 16) + (length & 0xffff);
    sum += sum(cursor.buffer, cursor.offset, length);
    return fold(sum) == 0xffff;
  }

  private static long sum(byte[] buffer, int at, int length) {
    long sum = 0;
    int even = at + (length & ~1);
    for (int i = at; i < even; i += 2) {
      sum += Cursor.u16(buffer, i);
    }
    if ((length & 1) != 0) {
      sum += (buffer[even] & 0xff) << 8;
    }
    return sum;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) folded;
  }
}
