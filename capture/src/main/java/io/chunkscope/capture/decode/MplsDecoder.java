package io.chunkscope.capture.decode;

/**
 * MPLS (RFC 3032). The label stack does not say what it carries, so the first nibble has to: 4 and
 * 6 are IP (RFC 4928 §3), 0 is the control word of a pseudowire (RFC 4385 §3) unless an Ethernet
 * frame without one happens to begin so.
 */
final class MplsDecoder {
  private static final int ENTRY_LENGTH = 4;
  private static final int BOTTOM_OF_STACK = 0x100;
  private static final int CONTROL_WORD_LENGTH = 4;

  private MplsDecoder() {}

  /** One label stack entry. */
  static int next(Cursor cursor) {
    if (!cursor.has(ENTRY_LENGTH)) {
      return cursor.cutShort();
    }
    boolean bottom = (cursor.i32(0) & BOTTOM_OF_STACK) != 0;
    cursor.offset += ENTRY_LENGTH;
    if (!bottom) {
      return Layer.MPLS;
    }
    return cursor.has(1) ? payload(cursor) : cursor.cutShort();
  }

  private static int payload(Cursor cursor) {
    int nibble = cursor.u8(0) >>> 4;
    if (nibble == 4 || nibble == 6) {
      return Layer.IP;
    }
    boolean enoughToTell = cursor.has(CONTROL_WORD_LENGTH + EthernetDecoder.HEADER_LENGTH);
    if (!enoughToTell && cursor.missing > 0) {
      return cursor.cutShort();
    }
    boolean ethernetHere = looksLikeEthernet(cursor, 0);
    if (nibble == 0 && (looksLikeEthernet(cursor, CONTROL_WORD_LENGTH) || !ethernetHere)) {
      return cursor.has(CONTROL_WORD_LENGTH)
          ? cursor.skip(CONTROL_WORD_LENGTH, Layer.ETHERNET)
          : cursor.cutShort();
    }
    return ethernetHere ? Layer.ETHERNET : cursor.stop(OtherTraffic.PSEUDOWIRE);
  }

  private static boolean looksLikeEthernet(Cursor cursor, int at) {
    if (!cursor.has(at + EthernetDecoder.HEADER_LENGTH)) {
      return false;
    }
    int type = cursor.u16(at + EthernetDecoder.ETHER_TYPE_OFFSET);
    return switch (type) {
      case EtherType.IPV4,
          EtherType.IPV6,
          EtherType.ARP,
          EtherType.VLAN,
          EtherType.QINQ,
          EtherType.MPLS,
          EtherType.PPPOE_SESSION ->
          true;
      default -> false;
    };
  }
}
