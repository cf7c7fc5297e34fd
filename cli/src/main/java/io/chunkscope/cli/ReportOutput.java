package io.chunkscope.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Where a report goes. Whatever fails here fails as an {@link OutputException}. */
class ReportOutput extends OutputStream {
  private final OutputStream target;
  private final String name;

  /**
   * @param name what messages call it
   */
  ReportOutput(OutputStream target, String name) {
    this.target = target;
    this.name = name;
  }

  static ReportOutput standard(Standard standard) {
    return new ReportOutput(standard.out(), "standard output");
  }

  @Override
  public void write(int octet) throws IOException {
    try {
      target.write(octet);
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      target.flush();
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      target.close();
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }
}
