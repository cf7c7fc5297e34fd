package io.chunkscope.capture.decode;

/** The user plane of GTP version 1 (3GPP TS 29.281 §5): G-PDUs carry a subscriber's IP packets. */
final class GtpDecoder {
  private static final int MIN_LENGTH = 8;
  private static final int OPTIONAL_LENGTH = 4;
  private static final int VERSION_AND_TYPE_MASK = 0xf0;
  private static final int VERSION_1 = 0x30;
  private static final int HAS_EXTENSION = 0x04;
  private static final int HAS_OPTIONAL_FIELDS = 0x07;
  private static final int G_PDU = 0xff;

  private GtpDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int flags = cursor.u8(0);
    if ((flags & VERSION_AND_TYPE_MASK) != VERSION_1 || cursor.u8(1) != G_PDU) {
      return cursor.stop(OtherTraffic.UDP_TUNNEL);
    }
    int length = MIN_LENGTH;
    if ((flags & HAS_OPTIONAL_FIELDS) != 0) {
      length += OPTIONAL_LENGTH;
      if (!cursor.has(length)) {
        return cursor.cutShort();
      }
    }
    int nextExtension = (flags & HAS_EXTENSION) != 0 ? cursor.u8(length - 1) : 0;
    while (nextExtension != 0) {
      if (!cursor.has(length + 1)) {
        return cursor.cutShort();
      }
      int extensionLength = cursor.u8(length) * 4;
      if (extensionLength == 0) {
        return cursor.stop(DecodeOutcome.BAD_LENGTH);
      }
      length += extensionLength;
      if (!cursor.has(length)) {
        return cursor.cutShort();
      }
      nextExtension = cursor.u8(length - 1);
    }
    return UdpTunnelDecoder.ipBehind(cursor, length);
  }
}
