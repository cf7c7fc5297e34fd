package io.chunkscope.capture.decode;

/** IEEE 802.2 logical link control, with SNAP (RFC 1042). */
final class LlcDecoder {
  private static final int SAP_SPANNING_TREE = 0x42;
  private static final int SAP_IP = 0x06;
  private static final int SAP_IPX = 0xe0;
  private static final int SAP_NETBEUI = 0xf0;
  private static final int SAP_OSI = 0xfe;
  private static final int SAP_SNAP = 0xaa;
  private static final int SAP_NOVELL_RAW = 0xff;

  private static final int HEADER_LENGTH = 3;
  private static final int SNAP_LENGTH = 5;
  private static final int OUI_ETHERTYPE = 0x000000;
  private static final int OUI_BRIDGE_TUNNEL = 0x0000f8;
  private static final int OUI_CISCO = 0x00000c;
  private static final int OUI_BRIDGED = 0x0080c2;
  private static final int OUI_APPLE = 0x080007;

  private LlcDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    return switch (cursor.u8(0)) {
      case SAP_SNAP -> snap(cursor);
      case SAP_IP -> cursor.skip(HEADER_LENGTH, Layer.IP);
      case SAP_SPANNING_TREE -> cursor.stop(OtherTraffic.STP);
      case SAP_IPX, SAP_NOVELL_RAW -> cursor.stop(OtherTraffic.IPX);
      case SAP_NETBEUI -> cursor.stop(OtherTraffic.NETBEUI);
      case SAP_OSI -> routed(cursor);
      default -> cursor.stop(OtherTraffic.LLC);
    };
  }

  private static int snap(Cursor cursor) {
    cursor.offset += HEADER_LENGTH;
    return snapHeader(cursor);
  }

  /** An OUI, and the protocol number that it gives a meaning to. */
  static int snapHeader(Cursor cursor) {
    if (!cursor.has(SNAP_LENGTH)) {
      return cursor.cutShort();
    }
    int oui = (cursor.u16(0) << 8) | cursor.u8(2);
    int protocol = cursor.u16(3);
    cursor.offset += SNAP_LENGTH;
    return switch (oui) {
      case OUI_ETHERTYPE, OUI_BRIDGE_TUNNEL -> protocol;
      case OUI_BRIDGED -> bridged(cursor, protocol);
      case OUI_CISCO -> cursor.stop(OtherTraffic.CISCO);
      case OUI_APPLE -> cursor.stop(OtherTraffic.APPLETALK);
      default -> cursor.stop(OtherTraffic.LLC);
    };
  }

  /** RFC 2684 §5.2: Ethernet frames over other media, behind two bytes of padding. */
  private static int bridged(Cursor cursor, int protocol) {
    boolean ethernet = protocol == 0x0001 || protocol == 0x0007;
    if (!ethernet) {
      return cursor.stop(OtherTraffic.LLC);
    }
    return cursor.has(2) ? cursor.skip(2, Layer.ETHERNET) : cursor.cutShort();
  }

  /** RFC 2684 §5.1: an ISO network protocol, among which IP has a number too. */
  private static int routed(Cursor cursor) {
    if (!cursor.has(HEADER_LENGTH + 1)) {
      return cursor.cutShort();
    }
    return switch (cursor.u8(HEADER_LENGTH)) {
      case Nlpid.IPV4, Nlpid.IPV6 -> cursor.skip(HEADER_LENGTH + 1, Layer.IP);
      default -> cursor.stop(OtherTraffic.OSI);
    };
  }
}
