package io.chunkscope.capture.decode;

/**
 * The TCP header (RFC 9293 §3.1).
 *
 * <pre>
 *   0  source port          2  destination port
 *   4  sequence number
 *   8  acknowledgment number
 *  12  data offset, flags  14  window
 *  16  checksum            18  urgent pointer
 *  20  options
 * </pre>
 */
final class TcpHeader {
  static final int MIN_LENGTH = 20;

  /** Up to and including the window: enough for Wireshark to count a conversation. */
  static final int NAMING_LENGTH = 16;

  private static final int SEQUENCE_OFFSET = 4;
  private static final int ACKNOWLEDGMENT_OFFSET = 8;
  private static final int DATA_OFFSET_OFFSET = 12;
  private static final int FLAGS_OFFSET = 13;
  private static final int WINDOW_OFFSET = 14;

  private static final int OPTION_END = 0;
  private static final int OPTION_NO_OPERATION = 1;
  private static final int OPTION_MAXIMUM_SEGMENT_SIZE = 2;
  private static final int OPTION_WINDOW_SCALE = 3;

  private TcpHeader() {}

  /** Reads the segment that the cursor stands on; the view is whole if the outcome is SEGMENT. */
  static DecodeOutcome read(Cursor cursor, TcpSegment segment) {
    byte[] buffer = cursor.buffer;
    int start = cursor.offset;
    int captured = cursor.end - start;
    if (captured >= NAMING_LENGTH) {
      readNames(cursor, segment);
    }
    if (captured < MIN_LENGTH) {
      return cursor.missing > 0 ? DecodeOutcome.TRUNCATED : DecodeOutcome.BAD_LENGTH;
    }
    int headerLength = (buffer[start + DATA_OFFSET_OFFSET] & 0xf0) >>> 2;
    if (headerLength < MIN_LENGTH || headerLength > (long) captured + cursor.missing) {
      return DecodeOutcome.BAD_LENGTH;
    }
    // A snap length of 68 cuts the options of nearly every SYN; what matters most is before
    // them.
    int headerCaptured = Math.min(headerLength, captured);
    int flags = buffer[start + FLAGS_OFFSET] & 0xff;
    segment.sequenceNumber = Cursor.i32(buffer, start + SEQUENCE_OFFSET);
    segment.acknowledgmentNumber = Cursor.i32(buffer, start + ACKNOWLEDGMENT_OFFSET);
    segment.flags = flags;
    segment.window = Cursor.u16(buffer, start + WINDOW_OFFSET);
    segment.windowScale = TcpSegment.ABSENT;
    segment.maximumSegmentSize = TcpSegment.ABSENT;
    segment.optionsCut = headerLength > captured;
    segment.payloadOffset = start + headerCaptured;
    segment.payloadLength = captured - headerCaptured;
    segment.missingTailBytes = cursor.missing - (headerLength - headerCaptured);
    if ((flags & TcpSegment.SYN) != 0) {
      readOptions(segment, start + MIN_LENGTH, start + headerCaptured);
    }
    return DecodeOutcome.SEGMENT;
  }

  /** Reads addresses and ports, which name a connection whatever the rest of the header says. */
  static void readNames(Cursor cursor, TcpSegment segment) {
    segment.buffer = cursor.buffer;
    segment.sourceAddressOffset = cursor.sourceAddressOffset;
    segment.destinationAddressOffset = cursor.destinationAddressOffset;
    segment.addressLength = cursor.addressLength;
    segment.sourcePort = Cursor.u16(cursor.buffer, cursor.offset);
    segment.destinationPort = Cursor.u16(cursor.buffer, cursor.offset + 2);
    cursor.connectionNamed = true;
  }

  /**
   * Options that only a SYN may carry (RFC 9293 §3.7.1, RFC 7323 §2.2); stops at a malformed one.
   */
  private static void readOptions(TcpSegment segment, int start, int end) {
    byte[] buffer = segment.buffer;
    int at = start;
    while (at < end) {
      int kind = buffer[at];
      if (kind == OPTION_NO_OPERATION) {
        at++;
        continue;
      }
      if (kind == OPTION_END || at + 1 >= end) {
        return;
      }
      int length = buffer[at + 1] & 0xff;
      if (length < 2 || length > end - at) {
        return;
      }
      if (kind == OPTION_MAXIMUM_SEGMENT_SIZE && length == 4) {
        segment.maximumSegmentSize = Cursor.u16(buffer, at + 2);
      } else if (kind == OPTION_WINDOW_SCALE && length == 3) {
        segment.windowScale = buffer[at + 2] & 0xff;
      }
      at += length;
    }
  }
}
