package io.chunkscope.analyzer.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.chunkscope.analyzer.model.Preface;

/**
 * Finds the end of a binary header of the PROXY protocol at the beginning of a client's stream
 * (version 2 of HAProxy's "The PROXY protocol", §2.2): unlike one of version 1 it is no line, so
 * the first request may follow in the middle of one.
 */
final class ProxyHeader {
  private static final byte[] SIGNATURE = Preface.PROXY_2_SIGNATURE.getBytes(ISO_8859_1);

  /** Signature, version and command, family, then two bytes with the length of the rest. */
  private static final int FIXED_BYTES = 16;

  private static final int LENGTH_OFFSET = 14;

  private int seen;
  private int rest;
  private boolean other;

  /** Whether a stream may begin with such a header. */
  static boolean mayBegin(byte firstOctet) {
    return firstOctet == SIGNATURE[0];
  }

  /** Whether it has turned out to be none, or all of it was taken. */
  boolean isOver() {
    return other || (seen == FIXED_BYTES && rest == 0);
  }

  /**
   * Looks at the next bytes of the stream, from its beginning.
   *
   * @return how many of them come before the part of variable length
   */
  int takeFixed(byte[] bytes, int offset, int length) {
    int index = 0;
    while (index < length && seen < FIXED_BYTES) {
      int octet = bytes[offset + index] & 0xff;
      if (seen < SIGNATURE.length && octet != SIGNATURE[seen]) {
        other = true;
        return length;
      }
      if (seen >= LENGTH_OFFSET) {
        rest = rest << 8 | octet;
      }
      seen++;
      index++;
    }
    return index;
  }

  /** How many of the next bytes lie in the part of variable length, addresses above all. */
  int takeRest(int available) {
    int taken = Math.min(rest, available);
    rest -= taken;
    return taken;
  }
}
