package io.chunkscope.capture.decode;

/** GRE (RFC 2784, RFC 2890, routing of RFC 1701), ERSPAN inside, and PPTP's version (RFC 2637). */
final class GreDecoder {
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int VERSION_MASK = 0x0007;
  private static final int VERSION_PPTP = 1;
  private static final int BASE_LENGTH = 4;
  private static final int ROUTE_ENTRY_LENGTH = 4;

  private static final int ARUBA = 0x8200;
  private static final int ARUBA_MASK = 0xfe0f;
  private static final int WCCP_REDIRECT_LENGTH = 4;
  private static final int ERSPAN_TYPE_II_LENGTH = 8;
  private static final int ERSPAN_TYPE_III_LENGTH = 12;
  private static final int ERSPAN_PLATFORM_LENGTH = 8;

  private GreDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(BASE_LENGTH)) {
      return cursor.cutShort();
    }
    int flags = cursor.u16(0);
    int protocol = cursor.u16(2);
    int length = headerLength(flags);
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    if ((flags & VERSION_MASK) == VERSION_PPTP) {
      return pptp(cursor, flags, length);
    }
    cursor.offset += length;
    if ((flags & ROUTING) != 0 && !skipRoutes(cursor)) {
      return cursor.cutShort();
    }
    return byProtocol(cursor, protocol, (flags & SEQUENCE) != 0);
  }

  private static int headerLength(int flags) {
    return BASE_LENGTH
        + ((flags & (CHECKSUM | ROUTING)) != 0 ? 4 : 0)
        + ((flags & KEY) != 0 ? 4 : 0)
        + ((flags & SEQUENCE) != 0 ? 4 : 0)
        + ((flags & VERSION_MASK) == VERSION_PPTP && (flags & ACKNOWLEDGMENT) != 0 ? 4 : 0);
  }

  /** Without a sequence number there is no payload: a mere acknowledgment. */
  private static int pptp(Cursor cursor, int flags, int length) {
    return (flags & SEQUENCE) != 0 ? cursor.skip(length, Layer.PPP) : cursor.stop(OtherTraffic.GRE);
  }

  /** Source route entries up to the empty one that ends them. */
  private static boolean skipRoutes(Cursor cursor) {
    while (cursor.has(ROUTE_ENTRY_LENGTH)) {
      boolean last = cursor.i32(0) == 0;
      int length = ROUTE_ENTRY_LENGTH + cursor.u8(3);
      if (!cursor.has(length)) {
        return false;
      }
      cursor.offset += length;
      if (last) {
        return true;
      }
    }
    return false;
  }

  private static int byProtocol(Cursor cursor, int protocol, boolean sequenced) {
    return switch (protocol) {
      case EtherType.IPV4,
          EtherType.IPV6,
          EtherType.TRANSPARENT_ETHERNET_BRIDGING,
          EtherType.MPLS,
          EtherType.MPLS_MULTICAST,
          EtherType.PPP,
          EtherType.NSH,
          EtherType.VLAN,
          EtherType.ARP ->
          protocol;
      // ERSPAN type I has neither a sequence number nor a header of its own.
      case EtherType.ERSPAN_TYPE_II -> erspan(cursor, sequenced ? ERSPAN_TYPE_II_LENGTH : 0);
      case EtherType.ERSPAN_TYPE_III -> erspanTypeIii(cursor);
      case EtherType.WCCP -> wccp(cursor);
      default -> isAruba(protocol) ? Layer.WLAN : cursor.stop(OtherTraffic.GRE);
    };
  }

  /** Aruba access points send 802.11 frames to their controller, under 32 numbers of their own. */
  private static boolean isAruba(int protocol) {
    return (protocol & ARUBA_MASK) == ARUBA;
  }

  private static int erspan(Cursor cursor, int length) {
    return cursor.has(length) ? cursor.skip(length, Layer.ETHERNET) : cursor.cutShort();
  }

  private static int erspanTypeIii(Cursor cursor) {
    if (!cursor.has(ERSPAN_TYPE_III_LENGTH)) {
      return cursor.cutShort();
    }
    boolean platform = (cursor.u8(ERSPAN_TYPE_III_LENGTH - 1) & 1) != 0;
    return erspan(cursor, ERSPAN_TYPE_III_LENGTH + (platform ? ERSPAN_PLATFORM_LENGTH : 0));
  }

  /** WCCP version 2 puts a redirect header before the packet, version 1 does not. */
  private static int wccp(Cursor cursor) {
    if (!cursor.has(WCCP_REDIRECT_LENGTH + 1)) {
      return cursor.cutShort();
    }
    boolean redirectHeader = cursor.u8(0) >>> 4 != 4;
    return cursor.skip(redirectHeader ? WCCP_REDIRECT_LENGTH : 0, Layer.IP);
  }
}
