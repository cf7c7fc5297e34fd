package io.chunkscope.capture.decode;

/** IPv6 (RFC 8200): the fixed header and the extension headers. */
final class Ipv6Decoder {
  static final int HEADER_LENGTH = 40;
  static final int ADDRESS_LENGTH = 16;

  private static final int PAYLOAD_LENGTH_OFFSET = 4;
  private static final int NEXT_HEADER_OFFSET = 6;
  private static final int SOURCE_OFFSET = 8;
  private static final int DESTINATION_OFFSET = 24;

  private static final int OPTION_PAD1 = 0;
  private static final int OPTION_JUMBO_PAYLOAD = 0xc2;

  private static final int FRAGMENT_HEADER_LENGTH = 8;
  private static final int MORE_FRAGMENTS = 1;
  private static final int FRAGMENT_OFFSET_MASK = 0xfff8;

  private static final int ROUTING_ADDRESSES_OFFSET = 8;
  private static final int ROUTING_TYPE_0 = 0;
  private static final int ROUTING_TYPE_MOBILE = 2;
  private static final int ROUTING_TYPE_SEGMENT = 4;

  private final IpFragments fragments;

  Ipv6Decoder(IpFragments fragments) {
    this.fragments = fragments;
  }

  int next(Cursor cursor) {
    if (!cursor.has(HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    if (cursor.u8(0) >>> 4 != 6) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    int payloadLength = cursor.u16(PAYLOAD_LENGTH_OFFSET);
    int nextHeader = cursor.u8(NEXT_HEADER_OFFSET);
    cursor.sourceAddressOffset = cursor.offset + SOURCE_OFFSET;
    cursor.destinationAddressOffset = cursor.offset + DESTINATION_OFFSET;
    cursor.addressLength = ADDRESS_LENGTH;
    cursor.sourceRouted = false;
    cursor.offset += HEADER_LENGTH;
    // 0 is a jumbogram, or a large send captured before the network card cut it: either way the
    // payload is the rest of the frame, unless a jumbo option says less.
    if (payloadLength != 0) {
      cursor.limit(payloadLength);
    } else if (nextHeader == IpProtocol.HOP_BY_HOP) {
      limitToJumboPayload(cursor);
    }
    return Layer.ipProtocol(nextHeader);
  }

  /** RFC 2675 §2: the option gives the length of everything behind the fixed header. */
  private static void limitToJumboPayload(Cursor cursor) {
    if (!cursor.has(2)) {
      return;
    }
    int end = Math.min(cursor.available(), (cursor.u8(1) + 1) * 8);
    int at = 2;
    while (at + 2 <= end) {
      int kind = cursor.u8(at);
      if (kind == OPTION_PAD1) {
        at++;
        continue;
      }
      int length = cursor.u8(at + 1);
      if (kind == OPTION_JUMBO_PAYLOAD && length == 4 && at + 6 <= end) {
        int payloadLength = cursor.i32(at + 2);
        if (payloadLength > 0) {
          cursor.trim(payloadLength);
        }
        return;
      }
      at += 2 + length;
    }
  }

  /** Hop-by-hop and destination options, mobility, HIP, shim6: length in 8-byte units less one. */
  static int options(Cursor cursor) {
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    return extension(cursor, (cursor.u8(1) + 1) * 8);
  }

  /** The authentication header (RFC 4302 §2), also behind IPv4: length in words less two. */
  static int authentication(Cursor cursor) {
    if (!cursor.has(2)) {
      return cursor.cutShort();
    }
    return extension(cursor, (cursor.u8(1) + 2) * 4);
  }

  private static int extension(Cursor cursor, int length) {
    if (!cursor.has(length)) {
      return length > cursor.wireLength()
          ? cursor.stop(DecodeOutcome.BAD_LENGTH)
          : cursor.cutShort();
    }
    return cursor.skip(length, Layer.ipProtocol(cursor.u8(0)));
  }

  /**
   * The routing header (RFC 8200 §4.4). On its way, a packet's destination is the next stop; the
   * conversation and the checksum know the last one only.
   */
  static int routing(Cursor cursor) {
    if (!cursor.has(4)) {
      return cursor.cutShort();
    }
    int length = (cursor.u8(1) + 1) * 8;
    int type = cursor.u8(2);
    int addresses = (length - ROUTING_ADDRESSES_OFFSET) / ADDRESS_LENGTH;
    boolean underway = cursor.u8(3) > 0 && addresses > 0 && cursor.has(length);
    if (underway && cursor.addressLength == ADDRESS_LENGTH) {
      int first = cursor.offset + ROUTING_ADDRESSES_OFFSET;
      if (type == ROUTING_TYPE_0) {
        cursor.destinationAddressOffset = first + (addresses - 1) * ADDRESS_LENGTH;
      } else if (type == ROUTING_TYPE_MOBILE || type == ROUTING_TYPE_SEGMENT) {
        cursor.destinationAddressOffset = first;
      } else {
        cursor.sourceRouted = true;
      }
    }
    return extension(cursor, length);
  }

  /** The fragment header (RFC 8200 §4.5); an atomic fragment (RFC 6946) is no fragment at all. */
  int fragment(Cursor cursor) {
    if (!cursor.has(FRAGMENT_HEADER_LENGTH)) {
      return cursor.cutShort();
    }
    int nextHeader = cursor.u8(0);
    int position = cursor.u16(2);
    int identification = cursor.i32(4);
    cursor.offset += FRAGMENT_HEADER_LENGTH;
    if ((position & (FRAGMENT_OFFSET_MASK | MORE_FRAGMENTS)) == 0) {
      return Layer.ipProtocol(nextHeader);
    }
    return fragments.add(
        cursor,
        identification,
        nextHeader,
        position & FRAGMENT_OFFSET_MASK,
        (position & MORE_FRAGMENTS) != 0);
  }
}
