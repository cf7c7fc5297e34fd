package io.chunkscope.capture.source;

import java.io.IOException;
import java.util.Arrays;

/** Lets the first bytes be looked at before they are read. */
final class SniffedInput extends CaptureInput {
  private final CaptureInput in;
  private byte[] head = {};
  private int taken;

  SniffedInput(CaptureInput in) {
    this.in = in;
  }

  /**
   * The first bytes, at least {@code wanted} unless there are fewer in all. Nothing may have been
   * read yet.
   */
  byte[] peek(int wanted) throws IOException {
    byte[] more = Arrays.copyOf(head, Math.max(head.length, wanted));
    int length = head.length;
    while (length < wanted) {
      int n = in.read(more, length, more.length - length);
      if (n < 0) {
        break;
      }
      length += n;
    }
    head = Arrays.copyOf(more, length);
    return head;
  }

  @Override
  int readSome(byte[] bytes, int offset, int length) throws IOException {
    if (taken == head.length) {
      return in.read(bytes, offset, length);
    }
    int n = Math.min(length, head.length - taken);
    System.arraycopy(head, taken, bytes, offset, n);
    taken += n;
    return n;
  }

  @Override
  Ending ending() {
    return in.ending();
  }

  @Override
  IOException failure() {
    return in.failure();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
