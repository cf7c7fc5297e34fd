package io.chunkscope.analyzer.model;

/**
 * Wants to hear the bytes of bodies while they come in; the analysis itself only counts them. All
 * calls come from the analysis's thread.
 */
public interface BodyListener {

  /**
   * The head of a message that may have a body is complete.
   *
   * @return what hears the body, or null when nobody wants this one
   */
  Body begin(HttpMessage message);

  /** Hears one body, transfer coding undone, content coding not. */
  interface Body {

    /**
     * The next bytes; the array is valid during the call only.
     *
     * @param readableNs when they became readable, epoch nanoseconds
     * @param frame the frame that carried the first of them
     */
    void onBytes(byte[] bytes, int offset, int length, long readableNs, long frame);

    /** The next bytes are not in the capture. */
    void onMissing(long length);

    /** The message is over, however it ended. */
    void onEnd();
  }
}
