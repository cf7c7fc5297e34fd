package io.chunkscope.analyzer.content;

/** Hears what a body decodes to. */
public interface TextListener {

  /** The next bytes of the text; the array is valid during the call only. */
  void onText(byte[] bytes, int offset, int length);
}
