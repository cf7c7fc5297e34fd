package io.chunkscope.analyzer.model;

/**
 * Tells whether a body that nobody called chunked reads as chunks (RFC 9112 §7.1) from its first
 * byte: size lines and line ends exactly in place, up to the last-chunk or the end. Gives up at the
 * first octet that does not fit, so that other bodies cost one look.
 */
final class ChunkShape {
  private static final int MAX_DIGITS = 8;

  private enum State {
    SIZE,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    NO
  }

  private State state = State.SIZE;
  private long size;
  private int digits;
  private int chunks;
  private boolean last;

  /** Whether chunks may begin with that octet: it is a hex digit. */
  static boolean mayBegin(byte octet) {
    return digit(octet) >= 0;
  }

  private static int digit(byte octet) {
    if (octet >= '0' && octet <= '9') {
      return octet - '0';
    }
    int lower = octet | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Whether it can still be chunks. */
  boolean isAlive() {
    return state != State.NO;
  }

  /** Whether all that was seen reads as chunks, at least one of them whole. */
  boolean isChunked() {
    return last || (state != State.NO && chunks > 0);
  }

  /** A hole cannot be looked into. */
  void giveUp() {
    state = State.NO;
  }

  void accept(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && state != State.NO && state != State.TRAILER) {
      if (state == State.DATA) {
        int run = (int) Math.min(size, end - at);
        size -= run;
        at += run;
        if (size == 0) {
          state = State.DATA_CR;
        }
      } else {
        state = next(bytes[at++]);
      }
    }
  }

  private State next(byte octet) {
    return switch (state) {
      case SIZE -> size(octet);
      case EXTENSION -> octet == '\r' ? State.SIZE_LF : octet < ' ' ? State.NO : State.EXTENSION;
      case SIZE_LF -> octet == '\n' ? afterSizeLine() : State.NO;
      case DATA_CR -> octet == '\r' ? State.DATA_LF : State.NO;
      case DATA_LF -> octet == '\n' ? afterChunk() : State.NO;
      case DATA, TRAILER, NO -> state;
    };
  }

  private State size(byte octet) {
    int digit = digit(octet);
    if (digit >= 0) {
      size = size * 16 + digit;
      return ++digits <= MAX_DIGITS ? State.SIZE : State.NO;
    }
    if (digits == 0) {
      return State.NO;
    }
    return octet == '\r' ? State.SIZE_LF : octet == ';' ? State.EXTENSION : State.NO;
  }

  private State afterSizeLine() {
    digits = 0;
    if (size == 0) {
      last = chunks > 0;
      return last ? State.TRAILER : State.NO;
    }
    return State.DATA;
  }

  private State afterChunk() {
    chunks++;
    return State.SIZE;
  }
}
