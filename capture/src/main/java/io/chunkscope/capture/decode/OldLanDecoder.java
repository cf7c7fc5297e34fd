package io.chunkscope.capture.decode;

/** Local networks of the past, and IP over FireWire. */
final class OldLanDecoder {
  private static final int TOKEN_RING_LENGTH = 14;
  private static final int TOKEN_RING_FRAME_CONTROL_OFFSET = 1;
  private static final int TOKEN_RING_SOURCE_OFFSET = 8;
  private static final int ROUTING_PRESENT = 0x80;
  private static final int ROUTING_LENGTH_MASK = 0x1f;

  private static final int FDDI_LENGTH = 13;

  private static final int ARCNET_LENGTH = 5;
  private static final int ARCNET_LONG_LENGTH = 8;
  private static final int ARCNET_TYPE_OFFSET = 4;

  private static final int IEEE1394_LENGTH = 18;

  private OldLanDecoder() {}

  /** IEEE 802.5: the source address says whether a route follows. */
  static int tokenRing(Cursor cursor) {
    if (!cursor.has(TOKEN_RING_LENGTH)) {
      return cursor.cutShort();
    }
    if (cursor.u8(TOKEN_RING_FRAME_CONTROL_OFFSET) >>> 6 != 1) {
      return cursor.stop(OtherTraffic.LINK_CONTROL);
    }
    boolean routed = (cursor.u8(TOKEN_RING_SOURCE_OFFSET) & ROUTING_PRESENT) != 0;
    cursor.offset += TOKEN_RING_LENGTH;
    if (!routed) {
      return Layer.LLC;
    }
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    int length = cursor.u8(0) & ROUTING_LENGTH_MASK;
    if (length < 2) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    return cursor.has(length) ? cursor.skip(length, Layer.LLC) : cursor.cutShort();
  }

  static int fddi(Cursor cursor) {
    if (!cursor.has(FDDI_LENGTH)) {
      return cursor.cutShort();
    }
    boolean llc = (cursor.u8(0) & 0x70) == 0x50;
    return llc ? cursor.skip(FDDI_LENGTH, Layer.LLC) : cursor.stop(OtherTraffic.LINK_CONTROL);
  }

  /** ARCNET as Linux delivers it (RFC 1201); split packets are put together by the kernel. */
  static int arcnet(Cursor cursor) {
    if (!cursor.has(ARCNET_LENGTH)) {
      return cursor.cutShort();
    }
    return switch (cursor.u8(ARCNET_TYPE_OFFSET)) {
      // IP of RFC 1051, then IP and IPv6 of RFC 1201 with its split flag and sequence number.
      case 240 -> cursor.skip(ARCNET_LENGTH, Layer.IP);
      case 212, 196 ->
          cursor.has(ARCNET_LONG_LENGTH)
              ? cursor.skip(ARCNET_LONG_LENGTH, Layer.IP)
              : cursor.cutShort();
      case 241, 213, 214 -> cursor.stop(OtherTraffic.ARP);
      default -> cursor.stop(OtherTraffic.LINK_CONTROL);
    };
  }

  /** Two addresses of eight bytes, then the EtherType. */
  static int ieee1394(Cursor cursor) {
    return cursor.has(IEEE1394_LENGTH)
        ? cursor.skip(IEEE1394_LENGTH, cursor.u16(IEEE1394_LENGTH - 2))
        : cursor.cutShort();
  }
}
