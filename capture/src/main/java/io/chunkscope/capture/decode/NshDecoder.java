package io.chunkscope.capture.decode;

/** The network service header (RFC 8300 §2.2). */
final class NshDecoder {
  private static final int MIN_LENGTH = 8;

  private NshDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = (cursor.u8(1) & 0x3f) * 4;
    if (length < MIN_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    return byNextProtocol(cursor, cursor.skip(length, cursor.u8(3)));
  }

  /** The registry that VXLAN-GPE shares. */
  static int byNextProtocol(Cursor cursor, int protocol) {
    return switch (protocol) {
      case 1, 2 -> Layer.IP;
      case 3 -> Layer.ETHERNET;
      case 4 -> EtherType.NSH;
      case 5 -> Layer.MPLS;
      default -> cursor.stop(OtherTraffic.LINK_CONTROL);
    };
  }
}
