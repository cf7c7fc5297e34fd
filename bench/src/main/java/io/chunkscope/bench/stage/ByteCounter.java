package io.chunkscope.bench.stage;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;

/** The cheapest consumer of streams there can be. */
final class ByteCounter implements ConnectionHandler, StreamHandler {
  private long bytes;

  long bytes() {
    return bytes;
  }

  @Override
  public SenderHint whoSends(byte[] bytes, int offset, int length) {
    return SenderHint.UNKNOWN;
  }

  @Override
  public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
    return this;
  }

  @Override
  public boolean wantsData(Direction direction) {
    return true;
  }

  @Override
  public void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame) {
    this.bytes += length;
  }

  @Override
  public void onGap(
      Direction direction,
      long streamOffset,
      long length,
      GapCause cause,
      long timeNs,
      long frame) {
    throw new IllegalStateException("synthetic captures have no gaps");
  }

  @Override
  public void onConflict(
      Direction direction, long streamOffset, int length, long timeNs, long frame) {}

  @Override
  public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {}

  @Override
  public void onClose(ConnectionEnd end, long timeNs, long frame) {}
}
