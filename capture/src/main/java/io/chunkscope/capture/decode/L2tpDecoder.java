package io.chunkscope.capture.decode;

/** L2TP version 2 (RFC 2661 §3.1): data messages carry PPP. */
final class L2tpDecoder {
  private static final int CONTROL = 0x8000;
  private static final int HAS_LENGTH = 0x4000;
  private static final int HAS_SEQUENCE = 0x0800;
  private static final int HAS_OFFSET = 0x0200;
  private static final int VERSION_MASK = 0x000f;

  private L2tpDecoder() {}

  static int next(Cursor cursor) {
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    int flags = cursor.u16(0);
    if ((flags & CONTROL) != 0 || (flags & VERSION_MASK) != 2) {
      return cursor.stop(OtherTraffic.UDP_TUNNEL);
    }
    int length = 6 + ((flags & HAS_LENGTH) != 0 ? 2 : 0) + ((flags & HAS_SEQUENCE) != 0 ? 4 : 0);
    if ((flags & HAS_OFFSET) != 0) {
      if (!cursor.has(length + 2)) {
        return cursor.cutShort();
      }
      length += 2 + cursor.u16(length);
    }
    return cursor.has(length) ? cursor.skip(length, Layer.PPP) : cursor.cutShort();
  }
}
