package io.chunkscope.analyzer.content;

import java.util.List;

/** Makes decoders, and keeps what can be used again. One thread. */
public final class ContentDecoders {
  private final ContentLimits limits;
  private final InflationPool inflaters = new InflationPool();

  public ContentDecoders(ContentLimits limits) {
    this.limits = limits;
  }

  public ContentLimits limits() {
    return limits;
  }

  /**
   * Begins to decode a body.
   *
   * @param codings in the order in which they were applied
   * @param maxTextBytes what all decoders together may yield
   */
  public ContentDecoding begin(List<ContentCoding> codings, int maxTextBytes) {
    return begin(codings, maxTextBytes, null);
  }

  /**
   * As {@link #begin(List, int)}.
   *
   * @param listener hears the text; null for nobody
   */
  public ContentDecoding begin(
      List<ContentCoding> codings, long maxTextBytes, TextListener listener) {
    CodingDecoder[] chain = new CodingDecoder[codings.size()];
    for (int i = 0; i < chain.length; i++) {
      // The coding applied last is undone first.
      chain[i] = decoder(codings.get(chain.length - 1 - i));
    }
    return new ContentDecoding(chain, maxTextBytes, listener);
  }

  private CodingDecoder decoder(ContentCoding coding) {
    return switch (coding) {
      case GZIP -> new GzipDecoder(inflaters);
      case DEFLATE -> new DeflateDecoder(inflaters);
      case BROTLI -> BrotliDecoder.create();
      case ZSTD -> ZstdDecoder.create(limits.zstdWindowLog());
    };
  }
}
