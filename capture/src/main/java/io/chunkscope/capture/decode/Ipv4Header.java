package io.chunkscope.capture.decode;

/**
 * Fields of the IPv4 header (RFC 791 §3.1) that starts at an index of a buffer. Safe for a header
 * of which {@link #MIN_LENGTH} bytes are there.
 */
final class Ipv4Header {
  static final int MIN_LENGTH = 20;
  static final int ADDRESS_LENGTH = 4;
  static final int TOTAL_LENGTH_OFFSET = 2;
  static final int IDENTIFICATION_OFFSET = 4;
  static final int FRAGMENT_OFFSET = 6;
  static final int PROTOCOL_OFFSET = 9;
  static final int SOURCE_OFFSET = 12;
  static final int DESTINATION_OFFSET = 16;

  /** Version 4 with a header of five words, which is nearly every packet. */
  static final int VERSION_4_WITHOUT_OPTIONS = 0x45;

  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET_MASK = 0x1fff;
  private static final int OPTION_LOOSE_ROUTE = 131;
  private static final int OPTION_STRICT_ROUTE = 137;

  private Ipv4Header() {}

  /** IHL in bytes. */
  static int headerLength(byte[] buffer, int at) {
    return (buffer[at] & 0x0f) << 2;
  }

  static int totalLength(byte[] buffer, int at) {
    return Cursor.u16(buffer, at + TOTAL_LENGTH_OFFSET);
  }

  static int identification(byte[] buffer, int at) {
    return Cursor.u16(buffer, at + IDENTIFICATION_OFFSET);
  }

  static boolean isFragment(byte[] buffer, int at) {
    return (Cursor.u16(buffer, at + FRAGMENT_OFFSET) & (MORE_FRAGMENTS | FRAGMENT_OFFSET_MASK))
        != 0;
  }

  static boolean moreFragments(byte[] buffer, int at) {
    return (Cursor.u16(buffer, at + FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
  }

  /** Where this fragment belongs in the datagram's payload, in bytes. */
  static int fragmentOffset(byte[] buffer, int at) {
    return (Cursor.u16(buffer, at + FRAGMENT_OFFSET) & FRAGMENT_OFFSET_MASK) << 3;
  }

  static int protocol(byte[] buffer, int at) {
    return buffer[at + PROTOCOL_OFFSET] & 0xff;
  }

  /** Whether a source route option is there (RFC 791 §3.1); the whole header must be. */
  static boolean hasSourceRoute(byte[] buffer, int at) {
    int end = at + headerLength(buffer, at);
    int option = at + MIN_LENGTH;
    while (option < end) {
      int kind = buffer[option] & 0xff;
      if (kind == OPTION_LOOSE_ROUTE || kind == OPTION_STRICT_ROUTE) {
        return true;
      }
      if (kind == 0) {
        return false;
      }
      int length = kind == 1 ? 1 : option + 1 < end ? buffer[option + 1] & 0xff : 0;
      if (length == 0) {
        return false;
      }
      option += length;
    }
    return false;
  }
}
