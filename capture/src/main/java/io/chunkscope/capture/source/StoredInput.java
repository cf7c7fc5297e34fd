package io.chunkscope.capture.source;

import java.io.IOException;
import java.io.InputStream;

/** A file or pipe as it is stored, counted. */
final class StoredInput extends CaptureInput {
  private final InputStream in;
  private long count;
  private IOException failure;

  StoredInput(InputStream in) {
    this.in = in;
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
