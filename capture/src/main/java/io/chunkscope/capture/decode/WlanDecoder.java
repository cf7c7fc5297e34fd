package io.chunkscope.capture.decode;

/** IEEE 802.11 frames (§9.2.4.1, §9.3.2): data that is neither encrypted nor aggregated. */
final class WlanDecoder {
  private static final int HEADER_LENGTH = 24;
  private static final int FOURTH_ADDRESS_LENGTH = 6;
  private static final int QOS_CONTROL_LENGTH = 2;
  private static final int HT_CONTROL_LENGTH = 4;

  private static final int TYPE_MANAGEMENT = 0;
  private static final int TYPE_CONTROL = 1;
  private static final int TYPE_DATA = 2;
  private static final int SUBTYPE_NO_DATA = 0x4;
  private static final int SUBTYPE_QOS = 0x8;

  private static final int FLAG_TO_DS = 0x01;
  private static final int FLAG_FROM_DS = 0x02;
  private static final int FLAG_MORE_FRAGMENTS = 0x04;
  private static final int FLAG_PROTECTED = 0x40;
  private static final int FLAG_ORDER = 0x80;
  private static final int SEQUENCE_CONTROL_OFFSET = 22;
  private static final int QOS_AGGREGATED = 0x80;

  private WlanDecoder() {}

  static int next(Cursor cursor) {
    return next(cursor, false);
  }

  /**
   * @param padded whether the header is padded to a multiple of 4 bytes, as some drivers do
   */
  static int next(Cursor cursor, boolean padded) {
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    int type = (cursor.u8(0) >>> 2) & 3;
    return switch (type) {
      case TYPE_MANAGEMENT -> cursor.stop(OtherTraffic.WLAN_MANAGEMENT);
      case TYPE_CONTROL -> cursor.stop(OtherTraffic.WLAN_CONTROL);
      case TYPE_DATA -> data(cursor, padded);
      default -> cursor.stop(OtherTraffic.WLAN_DATA);
    };
  }

  private static int data(Cursor cursor, boolean padded) {
    int subtype = cursor.u8(0) >>> 4;
    int flags = cursor.u8(1);
    if ((subtype & SUBTYPE_NO_DATA) != 0) {
      return cursor.stop(OtherTraffic.WLAN_DATA);
    }
    if ((flags & FLAG_PROTECTED) != 0) {
      return cursor.stop(OtherTraffic.WLAN_ENCRYPTED);
    }
    boolean qos = (subtype & SUBTYPE_QOS) != 0;
    boolean fourAddresses = (flags & FLAG_TO_DS) != 0 && (flags & FLAG_FROM_DS) != 0;
    int qosOffset = HEADER_LENGTH + (fourAddresses ? FOURTH_ADDRESS_LENGTH : 0);
    int length = qosOffset;
    if (qos) {
      length += QOS_CONTROL_LENGTH + ((flags & FLAG_ORDER) != 0 ? HT_CONTROL_LENGTH : 0);
    }
    int paddedLength = padded ? (length + 3) & ~3 : length;
    if (!cursor.has(paddedLength)) {
      return cursor.cutShort();
    }
    boolean aggregated = qos && (cursor.u8(qosOffset) & QOS_AGGREGATED) != 0;
    boolean fragment =
        (flags & FLAG_MORE_FRAGMENTS) != 0 || (cursor.u8(SEQUENCE_CONTROL_OFFSET) & 0x0f) != 0;
    if (aggregated || fragment) {
      return cursor.stop(OtherTraffic.WLAN_DATA);
    }
    return cursor.skip(paddedLength, Layer.LLC);
  }
}
