package io.chunkscope.analyzer.session;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;

/** A connection that nobody asked about. */
public enum IgnoredConnection implements StreamHandler {
  INSTANCE;

  @Override
  public boolean wantsData(Direction direction) {
    return false;
  }

  @Override
  public void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame) {}

  @Override
  public void onGap(
      Direction direction,
      long streamOffset,
      long length,
      GapCause cause,
      long timeNs,
      long frame) {}

  @Override
  public void onConflict(
      Direction direction, long streamOffset, int length, long timeNs, long frame) {}

  @Override
  public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {}

  @Override
  public void onClose(ConnectionEnd end, long timeNs, long frame) {}
}
