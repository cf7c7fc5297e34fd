package io.chunkscope.capture.source;

import java.io.IOException;
import java.io.InputStream;

/** A file or pipe as it is stored, counted. */
final class StoredInput extends CaptureInput {
  private final InputStream in;
  private final boolean whole;
  private long count;
  private IOException failure;

  /**
   * @param whole whether all of it is there already, as in a file, and no read waits for a writer
   */
  StoredInput(InputStream in, boolean whole) {
    this.in = in;
    this.whole = whole;
  }

  boolean isWhole() {
    return whole;
  }

  @Override
  int readSome(byte[] bytes, int offset, int length) throws IOException {
    try {
      int n = in.read(bytes, offset, length);
      if (n > 0) {
        count += n;
      }
      return n;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  Ending ending() {
    return Ending.WHOLE;
  }

  @Override
  IOException failure() {
    return failure;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
