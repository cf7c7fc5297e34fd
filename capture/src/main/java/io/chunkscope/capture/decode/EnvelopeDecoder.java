package io.chunkscope.capture.decode;

/** Link types that wrap a packet together with what the capturing system knew about it. */
final class EnvelopeDecoder {
  private static final int NFLOG_HEADER_LENGTH = 4;
  private static final int NFLOG_ATTRIBUTE_LENGTH = 4;
  private static final int NFLOG_TYPE_MASK = 0x7fff;
  private static final int NFLOG_PAYLOAD = 9;

  private static final int PKTAP_MIN_LENGTH = 12;
  private static final int PKTAP_MAX_LENGTH = 0x1_0000;

  private EnvelopeDecoder() {}

  /** Linux netfilter logging: attributes in the order of the machine, one of them the packet. */
  static int nflog(Cursor cursor) {
    if (!cursor.has(NFLOG_HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    cursor.offset += NFLOG_HEADER_LENGTH;
    // The first attribute is short: read in the wrong order, its length is 256 or more.
    boolean bigEndian = cursor.has(2) && cursor.u8(0) == 0;
    while (cursor.has(NFLOG_ATTRIBUTE_LENGTH)) {
      int length = bigEndian ? cursor.u16(0) : cursor.u16LittleEndian(0);
      int type = (bigEndian ? cursor.u16(2) : cursor.u16LittleEndian(2)) & NFLOG_TYPE_MASK;
      if (length < NFLOG_ATTRIBUTE_LENGTH) {
        return cursor.stop(DecodeOutcome.BAD_LENGTH);
      }
      if (type == NFLOG_PAYLOAD) {
        cursor.trim(length);
        return cursor.skip(NFLOG_ATTRIBUTE_LENGTH, Layer.IP);
      }
      int aligned = (length + 3) & ~3;
      if (!cursor.has(aligned)) {
        return cursor.cutShort();
      }
      cursor.offset += aligned;
    }
    return cursor.missing > 0 ? cursor.cutShort() : cursor.stop(OtherTraffic.NETLINK);
  }

  /** Darwin's PKTAP: header length, record type, link type, each a little-endian word. */
  static int pktap(Cursor cursor) {
    if (!cursor.has(PKTAP_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = cursor.i32LittleEndian(0);
    if (length < PKTAP_MIN_LENGTH || length > PKTAP_MAX_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    int linkType = cursor.i32LittleEndian(8);
    return cursor.has(length) ? cursor.skip(length, Layer.linkType(linkType)) : cursor.cutShort();
  }
}
