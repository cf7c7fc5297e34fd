package io.chunkscope.capture.decode;

/** PPP (RFC 1661) and how it is carried: HDLC (RFC 1662), PPPoE (RFC 2516), Cisco HDLC. */
final class PppDecoder {
  private static final int ADDRESS_AND_CONTROL = 0xff03;
  private static final int CISCO_UNICAST = 0x0f;
  private static final int CISCO_MULTICAST = 0x8f;
  private static final int CISCO_HEADER_LENGTH = 4;
  private static final int CISCO_KEEPALIVE = 0x8035;

  private static final int PPPOE_HEADER_LENGTH = 6;
  private static final int PPPOE_LENGTH_OFFSET = 4;

  private static final int PROTOCOL_IPV4 = 0x0021;
  private static final int PROTOCOL_IPV6 = 0x0057;
  private static final int PROTOCOL_VJ_COMPRESSED = 0x002d;
  private static final int PROTOCOL_VJ_UNCOMPRESSED = 0x002f;
  private static final int PROTOCOL_BRIDGING = 0x0031;
  private static final int PROTOCOL_MULTILINK = 0x003d;
  private static final int PROTOCOL_ENCRYPTED = 0x0053;
  private static final int PROTOCOL_COMPRESSED = 0x00fd;
  private static final int PROTOCOL_MPLS = 0x0281;
  private static final int PROTOCOL_MPLS_MULTICAST = 0x0283;

  private PppDecoder() {}

  /** A PPP frame; address and control, and the upper byte of the protocol, may be left out. */
  static int next(Cursor cursor) {
    if (cursor.has(2) && cursor.u16(0) == ADDRESS_AND_CONTROL) {
      cursor.offset += 2;
    }
    if (!cursor.has(1) || (!cursor.has(2) && cursor.u8(0) == ADDRESS_AND_CONTROL >>> 8)) {
      return cursor.cutShort();
    }
    if ((cursor.u8(0) & 1) != 0) {
      return byProtocol(cursor, cursor.skip(1, cursor.u8(0)));
    }
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    return byProtocol(cursor, cursor.skip(2, cursor.u16(0)));
  }

  private static int byProtocol(Cursor cursor, int protocol) {
    return switch (protocol) {
      case PROTOCOL_IPV4, PROTOCOL_IPV6 -> Layer.IP;
      case PROTOCOL_MPLS, PROTOCOL_MPLS_MULTICAST -> Layer.MPLS;
      case PROTOCOL_BRIDGING -> bridging(cursor);
      case PROTOCOL_VJ_COMPRESSED,
          PROTOCOL_VJ_UNCOMPRESSED,
          PROTOCOL_MULTILINK,
          PROTOCOL_ENCRYPTED,
          PROTOCOL_COMPRESSED ->
          cursor.stop(OtherTraffic.PPP_COMPRESSED);
      default -> cursor.stop(OtherTraffic.PPP_CONTROL);
    };
  }

  /** RFC 3518 §4.2: flags and pads, MAC type 1 for Ethernet, then the frame. */
  private static int bridging(Cursor cursor) {
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    return cursor.u8(1) == 1
        ? cursor.skip(2, Layer.ETHERNET)
        : cursor.stop(OtherTraffic.PPP_CONTROL);
  }

  /** A serial line that carries PPP or Cisco HDLC, told apart by the address. */
  static int hdlc(Cursor cursor) {
    if (cursor.has(1) && (cursor.u8(0) == CISCO_UNICAST || cursor.u8(0) == CISCO_MULTICAST)) {
      return ciscoHdlc(cursor);
    }
    return next(cursor);
  }

  static int ciscoHdlcWithDirection(Cursor cursor) {
    return skipDirection(cursor) ? ciscoHdlc(cursor) : cursor.cutShort();
  }

  /** Address, control, EtherType. */
  static int ciscoHdlc(Cursor cursor) {
    if (!cursor.has(CISCO_HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    int protocol = cursor.skip(CISCO_HEADER_LENGTH, cursor.u16(2));
    return protocol == CISCO_KEEPALIVE ? cursor.stop(OtherTraffic.CISCO) : protocol;
  }

  /** One byte that tells sent from received, then PPP or Cisco HDLC. */
  static int withDirection(Cursor cursor) {
    return skipDirection(cursor) ? hdlc(cursor) : cursor.cutShort();
  }

  private static boolean skipDirection(Cursor cursor) {
    if (!cursor.has(1)) {
      return false;
    }
    cursor.offset++;
    return true;
  }

  /** As pppd captures: the direction takes the place of the address, the control byte stays. */
  static int pppd(Cursor cursor) {
    return cursor.has(2) ? cursor.skip(2, Layer.PPP) : cursor.cutShort();
  }

  /** A PPPoE session header; a code other than 0 is discovery. */
  static int session(Cursor cursor) {
    if (!cursor.has(PPPOE_HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    if (cursor.u8(1) != 0) {
      return cursor.stop(OtherTraffic.PPPOE_DISCOVERY);
    }
    int length = cursor.u16(PPPOE_LENGTH_OFFSET);
    cursor.offset += PPPOE_HEADER_LENGTH;
    cursor.trim(length);
    return Layer.PPP;
  }
}
