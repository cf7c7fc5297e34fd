package io.chunkscope.capture.decode;

/** What capturing drivers put in front of an IEEE 802.11 frame to tell how it was received. */
final class RadioHeaderDecoder {
  private static final int RADIOTAP_MIN_LENGTH = 8;
  private static final int RADIOTAP_TIMER = 0x1;
  private static final int RADIOTAP_FLAGS = 0x2;
  private static final int RADIOTAP_EXTENDED = 0x8000_0000;
  private static final int RADIOTAP_FLAG_PADDED = 0x20;
  private static final int RADIOTAP_TIMER_LENGTH = 8;

  private static final int AVS_MIN_LENGTH = 8;
  private static final int AVS_COOKIE = 0x8021_1000;
  private static final int AVS_COOKIE_MASK = 0xffff_f000;

  private static final int PRISM_LENGTH = 144;
  private static final int PPI_LENGTH = 8;
  private static final int MAX_LENGTH = 0x1_0000;

  private RadioHeaderDecoder() {}

  /** Radiotap (https://www.radiotap.org): little-endian, self-describing. */
  static int radiotap(Cursor cursor) {
    if (!cursor.has(RADIOTAP_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = cursor.u16LittleEndian(2);
    if (length < RADIOTAP_MIN_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    boolean padded = isRadiotapPadded(cursor, length);
    cursor.offset += length;
    return WlanDecoder.next(cursor, padded);
  }

  /** Only the timer can stand before the flags; it is aligned to its size. */
  private static boolean isRadiotapPadded(Cursor cursor, int length) {
    int present = cursor.i32LittleEndian(4);
    if ((present & RADIOTAP_FLAGS) == 0) {
      return false;
    }
    int at = RADIOTAP_MIN_LENGTH;
    int word = present;
    while ((word & RADIOTAP_EXTENDED) != 0 && at + 4 <= length) {
      word = cursor.i32LittleEndian(at);
      at += 4;
    }
    if ((present & RADIOTAP_TIMER) != 0) {
      at = ((at + RADIOTAP_TIMER_LENGTH - 1) & -RADIOTAP_TIMER_LENGTH) + RADIOTAP_TIMER_LENGTH;
    }
    return at < length && (cursor.u8(at) & RADIOTAP_FLAG_PADDED) != 0;
  }

  /** The Prism header, or the AVS header under the same link type. */
  static int prism(Cursor cursor) {
    if (!cursor.has(AVS_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    if ((cursor.i32(0) & AVS_COOKIE_MASK) == AVS_COOKIE) {
      return avs(cursor);
    }
    return cursor.has(PRISM_LENGTH) ? cursor.skip(PRISM_LENGTH, Layer.WLAN) : cursor.cutShort();
  }

  /** The AVS header: big-endian, its length in the second word. */
  static int avs(Cursor cursor) {
    if (!cursor.has(AVS_MIN_LENGTH)) {
      return cursor.cutShort();
    }
    int length = cursor.i32(4);
    if (length < AVS_MIN_LENGTH || length > MAX_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    return cursor.has(length) ? cursor.skip(length, Layer.WLAN) : cursor.cutShort();
  }

  /** Per-Packet Information: a length and the link type of what follows, little-endian. */
  static int ppi(Cursor cursor) {
    if (!cursor.has(PPI_LENGTH)) {
      return cursor.cutShort();
    }
    int length = cursor.u16LittleEndian(2);
    if (length < PPI_LENGTH) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    int linkType = cursor.i32LittleEndian(4);
    return cursor.has(length) ? cursor.skip(length, Layer.linkType(linkType)) : cursor.cutShort();
  }
}
