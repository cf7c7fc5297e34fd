package io.chunkscope.cli;

/** One bar for several captures that are read at the same time. */
final class SharedProgress implements AutoCloseable {
  private final Progress bar;
  private long bytes;

  SharedProgress(Progress bar) {
    this.bar = bar;
  }

  /** So many more bytes have been read. */
  synchronized void advance(long moreBytes) {
    bytes += moreBytes;
    bar.at(bytes);
  }

  @Override
  public synchronized void close() {
    bar.close();
  }
}
