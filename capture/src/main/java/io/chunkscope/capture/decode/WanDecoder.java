package io.chunkscope.capture.decode;

/** Frame relay (RFC 2427) and ATM as SunATM delivers it. */
final class WanDecoder {
  private static final int FRAME_RELAY_EXTENDED = 0x01;
  private static final int FRAME_RELAY_MAX_ADDRESS_LENGTH = 4;
  private static final int UNNUMBERED_INFORMATION = 0x03;

  private static final int SUNATM_LENGTH = 4;
  private static final int SUNATM_TYPE_MASK = 0x0f;
  private static final int SUNATM_LAN_EMULATION = 1;
  private static final int SUNATM_LLC = 2;

  private WanDecoder() {}

  /** The address ends with the first odd byte; what follows is RFC 2427's, or Cisco's EtherType. */
  static int frameRelay(Cursor cursor) {
    int length = 0;
    do {
      if (!cursor.has(length + 1)) {
        return cursor.cutShort();
      }
      length++;
    } while ((cursor.u8(length - 1) & FRAME_RELAY_EXTENDED) == 0
        && length < FRAME_RELAY_MAX_ADDRESS_LENGTH);
    cursor.offset += length;
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    if (cursor.u8(0) != UNNUMBERED_INFORMATION) {
      return cursor.skip(2, cursor.u16(0));
    }
    int nlpidOffset = cursor.u8(1) == 0 ? 2 : 1;
    if (!cursor.has(nlpidOffset + 1)) {
      return cursor.cutShort();
    }
    return byNlpid(cursor, cursor.skip(nlpidOffset + 1, cursor.u8(nlpidOffset)));
  }

  private static int byNlpid(Cursor cursor, int nlpid) {
    return switch (nlpid) {
      case Nlpid.IPV4, Nlpid.IPV6 -> Layer.IP;
      case Nlpid.PPP -> Layer.PPP;
      case Nlpid.SNAP -> LlcDecoder.snapHeader(cursor);
      default -> cursor.stop(OtherTraffic.OSI);
    };
  }

  static int sunAtm(Cursor cursor) {
    if (!cursor.has(SUNATM_LENGTH)) {
      return cursor.cutShort();
    }
    int type = cursor.u8(0) & SUNATM_TYPE_MASK;
    cursor.offset += SUNATM_LENGTH;
    return switch (type) {
      case SUNATM_LLC -> Layer.LLC;
      // LAN emulation: a two-byte LE client identifier, then Ethernet.
      case SUNATM_LAN_EMULATION ->
          cursor.has(2) ? cursor.skip(2, Layer.ETHERNET) : cursor.cutShort();
      default -> cursor.stop(OtherTraffic.LINK_CONTROL);
    };
  }
}
