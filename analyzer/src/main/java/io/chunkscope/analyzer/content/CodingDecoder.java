package io.chunkscope.analyzer.content;

/**
 * A decoder of one coding that is fed piece by piece, and gives out at once all that the bytes so
 * far decode to. Whatever the bytes are, nothing is thrown.
 */
interface CodingDecoder extends AutoCloseable {

  /**
   * Decodes the next bytes.
   *
   * @return {@link DecodingState#LIMIT} when the output asked to stop
   */
  DecodingState decode(byte[] bytes, int offset, int length, Output out);

  /** Frees what the decoder holds; it is not used any more. */
  @Override
  void close();
}
