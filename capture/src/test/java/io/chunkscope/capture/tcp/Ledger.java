package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;

/** Holds what is handed on of one {@link Conversation} against what was sent. */
final class Ledger implements ConnectionHandler, StreamHandler {
  private final Conversation conversation;
  private final boolean causal;
  private final long[] next = new long[2];
  private final long[] missing = new long[2];
  private final EndCause[] ends = new EndCause[2];
  private boolean opened;
  private boolean closed;
  private int conflicts;

  /** With {@code causal}, data must come after what its own segment acknowledges. */
  Ledger(Conversation conversation, boolean causal) {
    this.conversation = conversation;
    this.causal = causal;
  }

  /** One past the last byte handed on or declared missing. */
  long next(Direction direction) {
    return next[direction.ordinal()];
  }

  long missing(Direction direction) {
    return missing[direction.ordinal()];
  }

  EndCause end(Direction direction) {
    return ends[direction.ordinal()];
  }

  boolean closed() {
    return closed;
  }

  int conflicts() {
    return conflicts;
  }

  @Override
  public SenderHint whoSends(byte[] bytes, int offset, int length) {
    return SenderHint.UNKNOWN;
  }

  @Override
  public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
    assertFalse(opened);
    assertTrue(info.rolesCertain());
    opened = true;
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
    advance(direction, streamOffset, length);
    byte[] sent = conversation.bytes(direction == Direction.CLIENT_TO_SERVER);
    for (int i = 0; i < length; i++) {
      assertEquals(sent[(int) streamOffset + i], bytes[offset + i]);
    }
    Conversation.Sent segment = conversation.segments.get((int) frame - 1);
    assertTrue(segment.offset() <= streamOffset && streamOffset + length <= segment.end());
    if (causal) {
      assertTrue(next[direction.opposite().ordinal()] >= segment.ack(), "effect before its cause");
    }
  }

  @Override
  public void onGap(
      Direction direction,
      long streamOffset,
      long length,
      GapCause cause,
      long timeNs,
      long frame) {
    advance(direction, streamOffset, length);
    missing[direction.ordinal()] += length;
    for (int i = 0; i < frame; i++) {
      Conversation.Sent segment = conversation.segments.get(i);
      boolean carries =
          segment.length() > 0
              && segment.byClient() == (direction == Direction.CLIENT_TO_SERVER)
              && segment.offset() < streamOffset + length
              && segment.end() > streamOffset;
      assertFalse(carries, "declared missing though captured before");
    }
  }

  @Override
  public void onConflict(
      Direction direction, long streamOffset, int length, long timeNs, long frame) {
    conflicts++;
  }

  @Override
  public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {
    assertEquals(null, ends[direction.ordinal()], "ended twice");
    ends[direction.ordinal()] = cause;
  }

  @Override
  public void onClose(ConnectionEnd end, long timeNs, long frame) {
    assertFalse(closed);
    assertTrue(ends[0] != null && ends[1] != null);
    closed = true;
  }

  private void advance(Direction direction, long streamOffset, long length) {
    assertFalse(closed);
    assertEquals(null, ends[direction.ordinal()], "goes on after its end");
    assertEquals(next[direction.ordinal()], streamOffset, "hole or overlap");
    assertTrue(length > 0);
    next[direction.ordinal()] = streamOffset + length;
  }
}
