package io.chunkscope.analyzer.parse;

/** A body of as many bytes as Content-Length says (RFC 9112 §6.2). */
final class FixedLengthBodyReader implements BodyReader {
  private final MessageEvents events;
  private long remaining;

  FixedLengthBodyReader(MessageEvents events) {
    this.events = events;
  }

  void begin(long length) {
    remaining = length;
  }

  @Override
  public BodyProgress read(Input in) {
    int length = (int) Math.min(remaining, in.remaining());
    if (length > 0) {
      events.onBody(in.bytes(), in.position(), length, in.streamOffset());
      in.advance(length);
      remaining -= length;
    }
    return isComplete() ? BodyProgress.COMPLETE : BodyProgress.MORE;
  }

  @Override
  public long skip(long streamOffset, long length) {
    long inside = Math.min(remaining, length);
    if (inside > 0) {
      events.onBodyMissing(streamOffset, inside);
      remaining -= inside;
    }
    return inside;
  }

  @Override
  public boolean isComplete() {
    return remaining == 0;
  }

  @Override
  public void finish(long streamOffset) {}
}
