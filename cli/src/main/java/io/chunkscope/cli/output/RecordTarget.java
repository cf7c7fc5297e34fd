package io.chunkscope.cli.output;

import java.io.Closeable;
import java.io.IOException;

/** Where whole records are written, one after the other, by one thread. */
public interface RecordTarget extends Closeable {

  /**
   * A record begins.
   *
   * @param length its bytes; the least there are, where it comes in pieces
   */
  void begin(int length) throws IOException;

  void write(byte[] bytes, int offset, int length) throws IOException;

  /** The record is complete. */
  void end() throws IOException;

  /** Nothing more is waiting. */
  void flush() throws IOException;

  /** Whether records may be taken again after one failed: a disk may get room, a reader is gone. */
  boolean recovers();
}
