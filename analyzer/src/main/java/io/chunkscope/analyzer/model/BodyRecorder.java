package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentSample;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * Records how the bodies of one direction arrive: their flushes, the pauses between them and whose
 * they were, and what a look inside tells.
 */
final class BodyRecorder {
  private final ConnectionRecorder recorder;
  private final Direction direction;
  private final PieceClock clock;

  private ChunkShape shape;
  private ContentSample content;
  private BodyListener.Body listener;
  private PauseRule.Cause pauseCause = PauseRule.Cause.NONE;
  private boolean pauseWasStall;
  private long senderPausesNs;
  private boolean afterGap;

  /** By when the bytes that the capture lacks had all arrived, if they were acknowledged. */
  private long missingReceivedNs = HttpMessage.UNKNOWN;

  BodyRecorder(ConnectionRecorder recorder, Direction direction, PieceClock clock) {
    this.recorder = recorder;
    this.direction = direction;
    this.clock = clock;
  }

  /** The head of a message that may have a body is complete. */
  void begin(HttpMessage message) {
    pauseCause = PauseRule.Cause.NONE;
    pauseWasStall = false;
    senderPausesNs = 0;
    afterGap = false;
    missingReceivedNs = HttpMessage.UNKNOWN;
    if (recorder.bodies() != null) {
      listener = recorder.bodies().begin(message);
    }
  }

  /**
   * A piece is about to be parsed, after the first bytes of the body: judges the pause before it.
   * What comes first after a pause may be a chunk's size line in a segment of its own, so the
   * verdict is kept until the next byte of the body.
   */
  void onPiece(HttpMessage message, long streamOffset) {
    long nowNs = clock.readableNs(streamOffset);
    if (nowNs - message.lastNs < recorder.pauseRule().floorNs()) {
      return;
    }
    TransportView tcp = recorder.trace().transport();
    boolean untimed = afterGap && (tcp.inFlight(direction) || tcp.acknowledgedNs(direction) < 0);
    if (afterGap && !untimed) {
      missingReceivedNs = tcp.acknowledgedNs(direction);
    }
    long pauseNs = nowNs - Math.max(message.lastNs, missingReceivedNs);
    PauseRule.Cause cause =
        untimed
            ? PauseRule.Cause.LOSS
            : recorder.pauseRule().causeOf(tcp, direction, pauseNs, nowNs);
    if (cause == PauseRule.Cause.SENDER) {
      senderPausesNs = Math.max(senderPausesNs, pauseNs);
    }
    if (cause != PauseRule.Cause.NONE && pauseCause != PauseRule.Cause.SENDER) {
      pauseCause = cause;
      pauseWasStall |=
          cause == PauseRule.Cause.ACKNOWLEDGEMENT
              && PauseRule.isDelayedAckStall(tcp, direction, pauseNs, nowNs);
    }
  }

  /** The next bytes of the body. */
  void onBytes(HttpMessage message, byte[] bytes, int offset, int length, long streamOffset) {
    if (message.bodyBytes == 0
        && message.framing != Framing.CHUNKED
        && ChunkShape.mayBegin(bytes[offset])) {
      shape = new ChunkShape();
    }
    message.bodyBytes += length;
    if (shape != null && shape.isAlive()) {
      shape.accept(bytes, offset, length);
    }
    long nowNs = clock.readableNs(streamOffset);
    if (message.delivery == null) {
      message.delivery = new Delivery();
      message.delivery.flush(nowNs, clock.frame(streamOffset));
      message.firstBodyNs = nowNs;
      if (!message.codings.isEmpty() && message.missingBytes == 0) {
        content = recorder.content().begin(message.codings);
      }
    } else if (pauseCause != PauseRule.Cause.NONE) {
      endPause(message, nowNs, streamOffset);
    }
    message.delivery.addBytes(length);
    if (content != null) {
      content.accept(bytes, offset, length);
    }
    if (listener != null) {
      listener.onBytes(bytes, offset, length, nowNs, clock.frame(streamOffset));
    }
    senderPausesNs = 0;
    afterGap = false;
    missingReceivedNs = HttpMessage.UNKNOWN;
  }

  private void endPause(HttpMessage message, long nowNs, long streamOffset) {
    long startNs = Math.max(message.lastBodyNs, missingReceivedNs);
    long pauseNs = nowNs - startNs;
    message.delivery.pause(pauseCause, startNs, pauseNs);
    if (pauseCause == PauseRule.Cause.SENDER) {
      message.delivery.flush(nowNs, clock.frame(streamOffset));
      if (content != null) {
        content.flush();
      }
    } else if (pauseCause == PauseRule.Cause.ACKNOWLEDGEMENT && pauseWasStall) {
      message.delivery.ackStall(pauseNs, clock.frame(streamOffset));
    }
    pauseCause = PauseRule.Cause.NONE;
    pauseWasStall = false;
  }

  /** The next bytes of the body are not in the capture. */
  void onMissing(HttpMessage message, long length) {
    message.bodyBytes += length;
    message.missingBytes += length;
    if (message.delivery != null) {
      message.delivery.addBytes(length);
    }
    if (shape != null) {
      shape.giveUp();
    }
    if (content != null) {
      content.stop();
    }
    if (listener != null) {
      listener.onMissing(length);
    }
    afterGap = true;
  }

  /** The longest of the sender's pauses since the last byte of the body, nanoseconds. */
  long senderPausesNs() {
    return senderPausesNs;
  }

  /** The message is over; its body may never have begun. */
  void end(HttpMessage message) {
    message.looksChunked = shape != null && shape.isChunked();
    shape = null;
    if (content != null) {
      message.content = content.end();
      content = null;
    }
    if (listener != null) {
      listener.onEnd();
      listener = null;
    }
  }
}
