package io.chunkscope.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A pipe or terminal: once it fails, its reader is gone. Not closed with the records. */
public final class StreamTarget implements RecordTarget {
  private final OutputStream out;

  public StreamTarget(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  @Override
  public void begin(int length) {}

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void end() {}

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public boolean recovers() {
    return false;
  }

  @Override
  public void close() {}
}
