package io.chunkscope.capture.decode;

/** Link types of BSD systems that name the address family of the packet, and little else. */
final class LoopbackDecoder {
  private static final int FAMILY_LENGTH = 4;
  private static final int ENC_LENGTH = 12;
  private static final int PFLOG_MIN_LENGTH = 4;
  private static final int PPP_ADDRESS_AND_CONTROL = 0xff03;
  private static final int AF_INET = 2;

  private LoopbackDecoder() {}

  static int next(LinkType type, Cursor cursor) {
    return switch (type) {
      case NULL -> family(cursor, FAMILY_LENGTH);
      case LOOP -> family(cursor, FAMILY_LENGTH);
      case ENC -> family(cursor, ENC_LENGTH);
      case PFLOG -> pflog(cursor);
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  /**
   * A family in the byte order of the machine that captured. No family needs more than 16 bits, so
   * the order shows in which half is 0.
   */
  private static int family(Cursor cursor, int headerLength) {
    if (!cursor.has(headerLength)) {
      return cursor.cutShort();
    }
    if (cursor.u16(0) == PPP_ADDRESS_AND_CONTROL) {
      return Layer.PPP;
    }
    int family = cursor.i32(0);
    if (family >>> 16 != 0) {
      family = Integer.reverseBytes(family);
    }
    cursor.offset += headerLength;
    return byFamily(cursor, family);
  }

  private static int byFamily(Cursor cursor, int family) {
    return switch (family) {
      // AF_INET, and AF_INET6 on Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin.
      case AF_INET, 10, 23, 24, 28, 30 -> Layer.IP;
      default ->
          family >= EtherType.MIN && family <= 0xffff
              ? family
              : cursor.stop(OtherTraffic.LOOPBACK_FAMILY);
    };
  }

  /** The header's first byte is its length, its second the family; padded to whole words. */
  private static int pflog(Cursor cursor) {
    if (!cursor.has(PFLOG_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = (cursor.u8(0) + 3) & ~3;
    int family = cursor.u8(1);
    if (length < PFLOG_MIN_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    cursor.offset += length;
    return byFamily(cursor, family);
  }
}
