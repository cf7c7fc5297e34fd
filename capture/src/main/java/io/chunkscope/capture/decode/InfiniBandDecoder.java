package io.chunkscope.capture.decode;

/**
 * IP over InfiniBand (RFC 4391): a global routing header, then EtherType and two reserved bytes.
 */
final class InfiniBandDecoder {
  private static final int ROUTING_HEADER_LENGTH = 40;
  private static final int LENGTH = ROUTING_HEADER_LENGTH + 4;

  private InfiniBandDecoder() {}

  static int next(Cursor cursor) {
    return cursor.has(LENGTH)
        ? cursor.skip(LENGTH, cursor.u16(ROUTING_HEADER_LENGTH))
        : cursor.cutShort();
  }
}
