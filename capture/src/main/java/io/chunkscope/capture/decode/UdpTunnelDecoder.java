package io.chunkscope.capture.decode;

/** Tunnels in UDP, as their registered ports announce them. */
final class UdpTunnelDecoder {
  private static final int L2TP = 1701;
  private static final int GTP_USER = 2152;
  private static final int TEREDO = 3544;
  private static final int LISP_DATA = 4341;
  private static final int VXLAN = 4789;
  private static final int VXLAN_GPE = 4790;
  private static final int GENEVE = 6081;
  private static final int MPLS = 6635;

  /** VXLAN as Linux did it before the port was registered; OTV, of the same form. */
  private static final int VXLAN_OLD = 8472;

  private static final int VXLAN_LENGTH = 8;
  private static final int VXLAN_NEXT_PROTOCOL_OFFSET = 3;
  private static final int GENEVE_MIN_LENGTH = 8;

  private static final int TEREDO_AUTHENTICATION = 0x0001;
  private static final int TEREDO_AUTHENTICATION_LENGTH = 13;
  private static final int TEREDO_ORIGIN = 0x0000;
  private static final int TEREDO_ORIGIN_LENGTH = 8;

  private UdpTunnelDecoder() {}

  static boolean isTunnel(int port) {
    return switch (port) {
      case L2TP, GTP_USER, TEREDO, LISP_DATA, VXLAN, VXLAN_GPE, GENEVE, MPLS, VXLAN_OLD -> true;
      default -> false;
    };
  }

  /** Decodes what stands behind the UDP header of a tunnel's port. */
  static int next(int port, Cursor cursor) {
    return switch (port) {
      case VXLAN, VXLAN_OLD ->
          cursor.has(VXLAN_LENGTH) ? cursor.skip(VXLAN_LENGTH, Layer.ETHERNET) : cursor.cutShort();
      case VXLAN_GPE -> vxlanGpe(cursor);
      case GENEVE -> geneve(cursor);
      case TEREDO -> teredo(cursor);
      case GTP_USER -> GtpDecoder.next(cursor);
      case L2TP -> L2tpDecoder.next(cursor);
      case LISP_DATA -> ipBehind(cursor, 8);
      case MPLS -> Layer.MPLS;
      default -> cursor.stop(OtherTraffic.UDP_TUNNEL);
    };
  }

  private static int vxlanGpe(Cursor cursor) {
    return cursor.has(VXLAN_LENGTH)
        ? NshDecoder.byNextProtocol(
            cursor, cursor.skip(VXLAN_LENGTH, cursor.u8(VXLAN_NEXT_PROTOCOL_OFFSET)))
        : cursor.cutShort();
  }

  /** RFC 8926 §3.4: options in words, the protocol is an EtherType. */
  private static int geneve(Cursor cursor) {
    if (!cursor.has(GENEVE_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = GENEVE_MIN_LENGTH + (cursor.u8(0) & 0x3f) * 4;
    return cursor.has(length) ? cursor.skip(length, cursor.u16(2)) : cursor.cutShort();
  }

  /** RFC 4380 §5.1.1: authentication and origin may stand before the IPv6 packet. */
  private static int teredo(Cursor cursor) {
    if (cursor.has(4) && cursor.u16(0) == TEREDO_AUTHENTICATION) {
      int length = TEREDO_AUTHENTICATION_LENGTH + cursor.u8(2) + cursor.u8(3);
      if (!cursor.has(length)) {
        return cursor.cutShort();
      }
      cursor.offset += length;
    }
    if (cursor.has(TEREDO_ORIGIN_LENGTH) && cursor.u16(0) == TEREDO_ORIGIN) {
      cursor.offset += TEREDO_ORIGIN_LENGTH;
    }
    if (!cursor.has(TEREDO_ORIGIN_LENGTH) && cursor.missing > 0) {
      return cursor.cutShort();
    }
    return ipBehind(cursor, 0);
  }

  /** An IP packet behind a header of this length, or something that is not for us. */
  static int ipBehind(Cursor cursor, int headerLength) {
    if (!cursor.has(headerLength + 1)) {
      return cursor.missing > 0 ? cursor.cutShort() : cursor.stop(OtherTraffic.UDP_TUNNEL);
    }
    int version = cursor.u8(headerLength) >>> 4;
    return version == 4 || version == 6
        ? cursor.skip(headerLength, Layer.IP)
        : cursor.stop(OtherTraffic.UDP_TUNNEL);
  }
}
