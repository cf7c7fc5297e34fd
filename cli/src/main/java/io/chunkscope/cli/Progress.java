package io.chunkscope.cli;

/** Tells the person at the terminal how far the reading has come. */
interface Progress extends AutoCloseable {

  /** Nobody looks. */
  Progress NONE =
      new Progress() {
        @Override
        public void at(long consumedBytes) {}

        @Override
        public void close() {}
      };

  /** So many bytes of the file have been read. */
  void at(long consumedBytes);

  /** Takes what was shown away again. */
  @Override
  void close();
}
