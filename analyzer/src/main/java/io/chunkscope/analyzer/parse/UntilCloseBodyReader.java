package io.chunkscope.analyzer.parse;

/** A body that ends where the stream does (RFC 9112 §6.3(8)). */
final class UntilCloseBodyReader implements BodyReader {
  private final MessageEvents events;

  UntilCloseBodyReader(MessageEvents events) {
    this.events = events;
  }

  @Override
  public BodyProgress read(Input in) {
    events.onBody(in.bytes(), in.position(), in.remaining(), in.streamOffset());
    in.position(in.limit());
    return BodyProgress.MORE;
  }

  @Override
  public long skip(long streamOffset, long length) {
    events.onBodyMissing(streamOffset, length);
    return length;
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public void finish(long streamOffset) {}
}
