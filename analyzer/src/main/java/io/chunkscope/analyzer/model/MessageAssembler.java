package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentSample;
import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.analyzer.parse.ParsedEnd;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.TransportView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the parser's events of one direction into messages: adds the times and frames that the
 * parser does not know, and measures how the body arrives. What a message means to the exchange is
 * the subclass's.
 */
abstract sealed class MessageAssembler implements MessageEvents
    permits RequestAssembler, ResponseAssembler {
  final ConnectionRecorder recorder;
  final Direction direction;
  final PieceClock clock = new PieceClock();
  private List<DeviationNote> early = List.of();
  private HttpMessage message;
  private ChunkShape shape;
  private ContentSample content;
  private BodyListener.Body body;
  private PauseRule.Cause pauseCause = PauseRule.Cause.NONE;
  private boolean pauseWasStall;
  private long senderPausesNs;
  private boolean afterGap;
  private int keptExtensionBytes;
  private EndCause endCause;

  MessageAssembler(ConnectionRecorder recorder, Direction direction) {
    this.recorder = recorder;
    this.direction = direction;
  }

  /** The message in progress, or null. */
  final HttpMessage current() {
    return message;
  }

  /** Tells why the stream is about to end. */
  final void ending(EndCause cause) {
    endCause = cause;
  }

  /** Makes the message of a start-line and gives it its place. */
  abstract HttpMessage begin(StartLine line);

  /** The same from a message whose head had the same bytes. */
  abstract HttpMessage begin(HttpMessage sameHead);

  /** The head is complete: how is the body to be read? */
  abstract BodyFraming decide(HttpMessage message);

  /** Whether the network had a part in when the message's head, now complete, became readable. */
  boolean disturbed(HttpMessage message) {
    return recorder.trace().transport().recovering(direction);
  }

  /** The message is over. */
  abstract void ended(HttpMessage message);

  /** Bytes that follow the last message and begin no other. */
  abstract void junk(SkippedNote note, String evidence);

  /** Whole messages may lie in a hole. */
  abstract void lost(long start, long end);

  @Override
  public final void onStartLine(StartLine line, long start, long end) {
    message = begin(line);
    message.majorVersion = line.versionPresent() ? line.majorVersion() : 0;
    message.minorVersion = line.versionPresent() ? line.minorVersion() : 9;
    message.versionPresent = line.versionPresent();
    message.versionGuessed = line.versionGuessed();
    begun(start, end);
  }

  private void begun(long start, long end) {
    message.start = start;
    message.firstNs = clock.readableNs(start);
    message.firstFrame = clock.frame(start);
    reach(end);
    if (!early.isEmpty()) {
      early.forEach(message::add);
      early = List.of();
    }
    shape = null;
    content = null;
    afterGap = false;
    keptExtensionBytes = 0;
    pauseCause = PauseRule.Cause.NONE;
    pauseWasStall = false;
    senderPausesNs = 0;
  }

  @Override
  public final Object meaning() {
    boolean plain = message.deviations().isEmpty() && message.framingConflicts().isEmpty();
    return plain ? message.sameHead() : null;
  }

  @Override
  public final BodyFraming onKnownHead(Object meaning, long start, long end) {
    message = begin((HttpMessage) meaning);
    begun(start, end);
    return onHeadEnd(end);
  }

  @Override
  public final void onField(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    message.fields.add(bytes, nameOffset, nameLength, valueOffset, valueLength);
    reach(end);
  }

  @Override
  public final BodyFraming onHeadEnd(long end) {
    message.headComplete = true;
    message.headEnd = end;
    reach(end);
    message.headEndNs = message.lastNs;
    message.headEndFrame = message.lastFrame;
    BodyFraming framing = decide(message);
    if (message.codings == null) {
      message.codings = BodyCodings.of(message, recorder.content().limits().maxCodings());
    }
    message.framing = framing.kind();
    message.declaredLength =
        framing.kind() == Framing.CONTENT_LENGTH ? framing.length() : HttpMessage.UNKNOWN;
    if (framing.kind() == Framing.CHUNKED) {
      message.chunks = new ChunkLog();
      message.disturbed |= disturbed(message);
    }
    if (recorder.bodies() != null && framing.kind() != Framing.NONE) {
      body = recorder.bodies().begin(message);
    }
    return framing;
  }

  @Override
  public final void onBody(byte[] bytes, int offset, int length, long streamOffset) {
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
      endPause(nowNs, streamOffset);
    }
    message.delivery.addBytes(length);
    if (content != null) {
      content.accept(bytes, offset, length);
    }
    if (body != null) {
      body.onBytes(bytes, offset, length, nowNs, clock.frame(streamOffset));
    }
    senderPausesNs = 0;
    reach(streamOffset + length);
    message.lastBodyNs = message.lastNs;
    message.lastBodyFrame = message.lastFrame;
    afterGap = false;
  }

  /**
   * A piece is about to be parsed: judges the pause before it, if the message has begun to be
   * delivered. What comes first after a pause may be a chunk's size line in a segment of its own,
   * so the verdict is kept until the next byte of the body.
   */
  final void onPiece(long streamOffset, long timeNs, long frame) {
    clock.onPiece(streamOffset, timeNs, frame);
    if (message == null) {
      return;
    }
    if (message.chunks != null) {
      message.disturbed |= recorder.trace().transport().recovering(direction);
    }
    if (message.delivery == null) {
      return;
    }
    long nowNs = clock.readableNs(streamOffset);
    long pauseNs = nowNs - message.lastNs;
    if (pauseNs < recorder.pauseRule().floorNs()) {
      return;
    }
    TransportView tcp = recorder.trace().transport();
    PauseRule.Cause cause =
        afterGap
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

  private void endPause(long nowNs, long streamOffset) {
    long pauseNs = nowNs - message.lastBodyNs;
    message.delivery.pause(pauseCause, message.lastBodyNs, pauseNs);
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

  @Override
  public final void onBodyMissing(long streamOffset, long length) {
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
    if (body != null) {
      body.onMissing(length);
    }
    afterGap = true;
  }

  @Override
  public final void onChunkExtension(byte[] bytes, int offset, int length) {
    int count = Math.min(length, recorder.keptExtensionBytes() - keptExtensionBytes);
    if (count > 0) {
      message.chunks.extension(new String(bytes, offset, count, StandardCharsets.ISO_8859_1));
      keptExtensionBytes += count;
    }
  }

  @Override
  public final void onChunk(long size, int extensionBytes, long start, long dataStart) {
    reach(dataStart);
    message.chunks.chunk(size, extensionBytes, start, dataStart, message.lastNs, message.lastFrame);
  }

  @Override
  public final void onChunkEnd(long end) {
    reach(end);
    message.chunks.chunkEnd(2);
  }

  @Override
  public final void onLastChunk(int extensionBytes, long start, long end) {
    reach(end);
    message.chunks.last(extensionBytes, end - start, message.lastNs, message.lastFrame);
    message.chunks.late(senderPausesNs);
  }

  @Override
  public final void onTrailer(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    if (message.trailers == null) {
      message.trailers = new Fields();
    }
    message.trailers.add(bytes, nameOffset, nameLength, valueOffset, valueLength);
    message.chunks.trailer(end - start);
    reach(end);
  }

  @Override
  public final void onMessageEnd(ParsedEnd end, long streamOffset) {
    HttpMessage over = message;
    message = null;
    over.endOffset = streamOffset;
    if (streamOffset > over.start) {
      reach(over, streamOffset);
    }
    over.end = endOf(end);
    over.complete =
        switch (over.end) {
          case LENGTH, LAST_CHUNK, NO_BODY, TUNNEL -> true;
          case FIN -> over.headComplete && over.framing == Framing.CLOSE_DELIMITED;
          case RESET, GAP, MALFORMED, CAPTURE_END -> false;
        };
    over.uncertain |= over.end == MessageEnd.GAP;
    over.looksChunked = shape != null && shape.isChunked();
    shape = null;
    if (content != null) {
      over.content = content.end();
      content = null;
    }
    if (body != null) {
      body.onEnd();
      body = null;
    }
    clock.trim();
    ended(over);
  }

  private MessageEnd endOf(ParsedEnd end) {
    return switch (end) {
      case LENGTH -> MessageEnd.LENGTH;
      case LAST_CHUNK -> MessageEnd.LAST_CHUNK;
      case NO_BODY -> MessageEnd.NO_BODY;
      case GAP -> MessageEnd.GAP;
      case TUNNEL -> MessageEnd.TUNNEL;
      case MALFORMED -> MessageEnd.MALFORMED;
      case STREAM_END ->
          switch (endCause) {
            case FIN -> MessageEnd.FIN;
            case RST -> MessageEnd.RESET;
            case REUSED, EVICTED, CAPTURE_END -> MessageEnd.CAPTURE_END;
          };
    };
  }

  @Override
  public final void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
    DeviationNote note =
        new DeviationNote(
            deviation,
            start,
            end,
            clock.readableNs(start),
            clock.frame(start),
            new String(evidence, offset, length, StandardCharsets.ISO_8859_1));
    if (message != null) {
      message.add(note);
      return;
    }
    if (early.isEmpty()) {
      early = new ArrayList<>(1);
    }
    if (early.size() < HttpMessage.MAX_DEVIATIONS) {
      early.add(note);
    }
  }

  @Override
  public final void onSkipped(
      SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {
    if (reason == SkipReason.EMPTY_LINES || reason == SkipReason.TUNNEL) {
      return;
    }
    SkippedNote note =
        new SkippedNote(direction, reason, start, end, clock.readableNs(start), clock.frame(start));
    recorder.trace().add(note);
    if (reason == SkipReason.NOT_A_MESSAGE) {
      junk(note, new String(evidence, offset, length, StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public final void onGapBetweenMessages(long start, long end) {
    lost(start, end);
  }

  private void reach(long end) {
    reach(message, end);
  }

  private void reach(HttpMessage message, long end) {
    long last = Math.max(message.start, end - 1);
    message.lastNs = clock.readableNs(last);
    message.lastFrame = clock.frame(last);
  }
}
