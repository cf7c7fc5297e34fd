package io.chunkscope.analyzer.parse;

/** Reads the body of one message, in one framing. */
interface BodyReader {

  /** Consumes what belongs to the body. */
  BodyProgress read(Input in);

  /**
   * Bytes of the stream are missing here.
   *
   * @return how many of them lie inside the body for certain; 0 when none does
   */
  long skip(long streamOffset, long length);

  /** Whether the body is complete after {@link #skip}. */
  boolean isComplete();

  /** The body ends at {@code streamOffset}, complete or not; gives out what was held back. */
  void finish(long streamOffset);
}
