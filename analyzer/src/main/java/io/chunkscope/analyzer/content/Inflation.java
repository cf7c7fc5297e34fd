package io.chunkscope.analyzer.content;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflate data (RFC 1951), with or without the zlib format (RFC 1950) around it. */
final class Inflation {
  private static final int TEXT_BYTES = 8 << 10;

  private final boolean zlib;
  private final Inflater inflater;
  private final byte[] text = new byte[TEXT_BYTES];
  private int unread;

  Inflation(boolean zlib) {
    this.zlib = zlib;
    this.inflater = new Inflater(!zlib);
  }

  boolean isZlib() {
    return zlib;
  }

  DecodingState inflate(byte[] bytes, int offset, int length, Output out) {
    inflater.setInput(bytes, offset, length);
    try {
      for (int count = inflater.inflate(text); count > 0; count = inflater.inflate(text)) {
        if (!out.write(text, 0, count)) {
          return DecodingState.LIMIT;
        }
      }
    } catch (DataFormatException e) {
      return DecodingState.INVALID;
    }
    unread = inflater.getRemaining();
    if (inflater.needsDictionary()) {
      return DecodingState.INVALID;
    }
    return inflater.finished() ? DecodingState.END : DecodingState.MORE;
  }

  /** After {@link DecodingState#END}: how many of the last bytes lie behind it. */
  int unread() {
    return unread;
  }

  /** Ready for other data. */
  void restart() {
    inflater.reset();
  }

  /** Frees it. */
  void end() {
    inflater.end();
  }
}
