package io.chunkscope.capture.decode;

/** IPv4 (RFC 791), with the fragments that must wait. */
final class Ipv4Decoder {
  private final IpFragments fragments;
  private final boolean verifyChecksum;

  Ipv4Decoder(IpFragments fragments, boolean verifyChecksum) {
    this.fragments = fragments;
    this.verifyChecksum = verifyChecksum;
  }

  int next(Cursor cursor) {
    if (!cursor.has(Ipv4Header.MIN_LENGTH)) {
      return cursor.cutShort();
    }
    byte[] buffer = cursor.buffer;
    int start = cursor.offset;
    int headerLength = Ipv4Header.headerLength(buffer, start);
    int totalLength = Ipv4Header.totalLength(buffer, start);
    if (buffer[start] >>> 4 != 4
        || headerLength < Ipv4Header.MIN_LENGTH
        || (totalLength != 0 && totalLength < headerLength)) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    // Captured before the network card cut a large send into packets, the length is still 0.
    if (totalLength != 0) {
      cursor.limit(totalLength);
    }
    if (!cursor.has(headerLength)) {
      return cursor.cutShort();
    }
    if (verifyChecksum && !InternetChecksum.holdsForIpv4Header(buffer, start, headerLength)) {
      return cursor.stop(DecodeOutcome.BAD_CHECKSUM);
    }
    cursor.sourceAddressOffset = start + Ipv4Header.SOURCE_OFFSET;
    cursor.destinationAddressOffset = start + Ipv4Header.DESTINATION_OFFSET;
    cursor.addressLength = Ipv4Header.ADDRESS_LENGTH;
    cursor.sourceRouted =
        headerLength > Ipv4Header.MIN_LENGTH && Ipv4Header.hasSourceRoute(buffer, start);
    cursor.offset = start + headerLength;
    int protocol = Ipv4Header.protocol(buffer, start);
    if (!Ipv4Header.isFragment(buffer, start)) {
      return Layer.ipProtocol(protocol);
    }
    return fragments.add(
        cursor,
        Ipv4Header.identification(buffer, start),
        protocol,
        Ipv4Header.fragmentOffset(buffer, start),
        Ipv4Header.moreFragments(buffer, start));
  }
}
