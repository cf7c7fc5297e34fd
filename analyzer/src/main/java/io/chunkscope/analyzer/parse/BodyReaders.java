package io.chunkscope.analyzer.parse;

/** The readers of one stream's bodies, made when first needed: most streams need one of them. */
final class BodyReaders {
  private final ParserOptions options;
  private final MessageEvents events;
  private FixedLengthBodyReader fixedLength;
  private UntilCloseBodyReader untilClose;
  private ChunkedBodyReader chunked;

  BodyReaders(ParserOptions options, MessageEvents events) {
    this.options = options;
    this.events = events;
  }

  /** A body of so many bytes begins. */
  BodyReader fixedLength(long length) {
    if (fixedLength == null) {
      fixedLength = new FixedLengthBodyReader(events);
    }
    fixedLength.begin(Math.max(0, length));
    return fixedLength;
  }

  /** A body that ends with the stream begins. */
  BodyReader untilClose() {
    if (untilClose == null) {
      untilClose = new UntilCloseBodyReader(events);
    }
    return untilClose;
  }

  /** A chunked body begins. */
  BodyReader chunked(long streamOffset) {
    if (chunked == null) {
      chunked = new ChunkedBodyReader(options, events);
    }
    chunked.begin(streamOffset);
    return chunked;
  }

  /** Of the chunked body read last. */
  ChunkedBodyReader lastChunked() {
    return chunked;
  }
}
