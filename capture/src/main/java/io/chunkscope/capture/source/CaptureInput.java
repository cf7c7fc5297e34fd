package io.chunkscope.capture.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes on their way to a reader, with what a reader must know once they end. One read is handed on
 * as it comes: a short read means that no more is there yet, never that more should be waited for.
 */
abstract class CaptureInput extends InputStream {

  /** How the bytes came to their end. */
  enum Ending {
    /** Not reached yet, or reached where the bytes may end. */
    WHOLE,
    /** What decompresses the bytes wanted more of them. */
    CUT,
    /** What decompresses the bytes could not make sense of them. */
    DAMAGED
  }

  private boolean ended;

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    int count = readSome(bytes, offset, length);
    ended |= count < 0;
    return count;
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    int count;
    do {
      count = read(one, 0, 1);
    } while (count == 0);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  /** As {@link InputStream#read(byte[], int, int)}. */
  abstract int readSome(byte[] bytes, int offset, int length) throws IOException;

  /** Whether a read has found no more bytes. */
  final boolean ended() {
    return ended;
  }

  abstract Ending ending();

  /** The I/O error of the storage underneath, or null. */
  abstract IOException failure();
}
