package io.chunkscope.analyzer.content;

/**
 * A body being decoded through all of its codings, piece by piece. The text is counted and not
 * kept; a listener may hear it.
 */
public final class ContentDecoding implements AutoCloseable {
  private final CodingDecoder[] chain;
  private final Output[] outputs;
  private final TextListener listener;
  private long remaining;
  private long textBytes;
  private DecodingState state = DecodingState.MORE;

  /**
   * @param chain decoders in the order in which they come to the bytes; null for one there is not
   * @param listener hears the text; null for nobody
   */
  ContentDecoding(CodingDecoder[] chain, long maxTextBytes, TextListener listener) {
    this.chain = chain;
    this.listener = listener;
    this.remaining = maxTextBytes;
    this.outputs = new Output[chain.length];
    for (int i = 0; i < chain.length; i++) {
      int next = i + 1;
      outputs[i] = (bytes, offset, length) -> yielded(next, bytes, offset, length);
      if (chain[i] == null) {
        state = DecodingState.UNAVAILABLE;
      }
    }
  }

  /** Decodes the next bytes; once the state is neither MORE nor END, nothing is done any more. */
  public DecodingState accept(byte[] bytes, int offset, int length) {
    if (state == DecodingState.MORE || state == DecodingState.END) {
      state = DecodingState.MORE;
      DecodingState reached = feed(0, bytes, offset, length);
      // A decoder further in that fails stops those before it, which call that a limit.
      if (state == DecodingState.MORE) {
        state = reached;
      }
    }
    return state;
  }

  private DecodingState feed(int decoder, byte[] bytes, int offset, int length) {
    return chain[decoder].decode(bytes, offset, length, outputs[decoder]);
  }

  private boolean yielded(int next, byte[] bytes, int offset, int length) {
    if (length > remaining) {
      state = DecodingState.LIMIT;
      return false;
    }
    remaining -= length;
    if (next == chain.length) {
      textBytes += length;
      if (listener != null) {
        listener.onText(bytes, offset, length);
      }
      return true;
    }
    DecodingState reached = feed(next, bytes, offset, length);
    if (reached == DecodingState.INVALID) {
      state = reached;
    }
    return reached != DecodingState.INVALID && reached != DecodingState.LIMIT;
  }

  public DecodingState state() {
    return state;
  }

  /** Text so far, bytes. */
  public long textBytes() {
    return textBytes;
  }

  @Override
  public void close() {
    for (CodingDecoder decoder : chain) {
      if (decoder != null) {
        decoder.close();
      }
    }
  }
}
