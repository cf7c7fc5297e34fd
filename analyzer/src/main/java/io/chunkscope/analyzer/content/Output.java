package io.chunkscope.analyzer.content;

/** Receives what a decoder yields. */
interface Output {

  /**
   * The next bytes; the array is valid during the call only.
   *
   * @return whether the decoder is to go on
   */
  boolean write(byte[] bytes, int offset, int length);
}
