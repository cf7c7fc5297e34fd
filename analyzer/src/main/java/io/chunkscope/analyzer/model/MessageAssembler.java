package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.analyzer.parse.ParsedEnd;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import java.nio.charset.StandardCharsets;

/**
 * Turns the parser's events of one direction into messages: adds the times and frames that the
 * parser does not know. How bodies arrive is for {@link BodyRecorder}; what a message means to the
 * exchange is the subclass's.
 */
abstract sealed class MessageAssembler implements MessageEvents
    permits RequestAssembler, ResponseAssembler {
  final ConnectionRecorder recorder;
  final Direction direction;
  final PieceClock clock = new PieceClock();

  /** Of the message about to begin; null when there are none. */
  private DeviationLog early;

  private HttpMessage message;

  /** Null before the first message that may have a body: most clients send none. */
  private BodyRecorder body;

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
    begun(start, end);
  }

  private void begun(long start, long end) {
    message.start = start;
    message.firstNs = clock.readableNs(start);
    message.firstFrame = clock.frame(start);
    reach(end);
    message.deviations = early;
    early = null;
    keptExtensionBytes = 0;
  }

  @Override
  public final Object meaning() {
    boolean plain = message.deviations == null && message.framingConflicts().isEmpty();
    return plain ? message.sameHead() : null;
  }

  @Override
  public final BodyFraming onKnownHead(Object meaning, long start, long end) {
    message = begin((HttpMessage) meaning);
    begun(start, end);
    return onHeadEnd(end);
  }

  @Override
  public final BodyFraming onKnownFields(Object meaning, long end) {
    message.copyHead((HttpMessage) meaning);
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
    if (framing.kind() != Framing.NONE) {
      if (body == null) {
        body = new BodyRecorder(recorder, direction, clock);
      }
      body.begin(message);
    }
    return framing;
  }

  @Override
  public final void onBody(byte[] bytes, int offset, int length, long streamOffset) {
    body.onBytes(message, bytes, offset, length, streamOffset);
    reach(streamOffset + length);
    message.lastBodyNs = message.lastNs;
    message.lastBodyFrame = message.lastFrame;
  }

  /** A piece is about to be parsed. */
  final void onPiece(long streamOffset, long timeNs, long frame) {
    clock.onPiece(streamOffset, timeNs, frame);
    if (message == null) {
      return;
    }
    if (message.chunks != null) {
      message.disturbed |= recorder.trace().transport().recovering(direction);
    }
    if (message.delivery != null) {
      body.onPiece(message, streamOffset);
    }
  }

  @Override
  public final void onBodyMissing(long streamOffset, long length) {
    body.onMissing(message, length);
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
    message.chunks.late(body.senderPausesNs());
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
    if (over.end == MessageEnd.LAST_CHUNK) {
      over.chunks.ended(body.senderPausesNs());
    }
    if (body != null) {
      body.end(over);
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
    deviations().add(note);
  }

  private DeviationLog deviations() {
    if (message == null) {
      if (early == null) {
        early = new DeviationLog();
      }
      return early;
    }
    if (message.deviations == null) {
      message.deviations = new DeviationLog();
    }
    return message.deviations;
  }

  @Override
  public final void onSkipped(
      SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {
    if (reason == SkipReason.EMPTY_LINES || reason == SkipReason.TUNNEL) {
      return;
    }
    SkipReason known =
        reason == SkipReason.CUT_START_LINE && endedOnTheWire() ? SkipReason.NOT_A_MESSAGE : reason;
    SkippedNote note =
        new SkippedNote(direction, known, start, end, clock.readableNs(start), clock.frame(start));
    recorder.trace().add(note);
    if (known == SkipReason.NOT_A_MESSAGE) {
      junk(note, new String(evidence, offset, length, StandardCharsets.ISO_8859_1));
    }
  }

  /** Whether the stream is over because a side said so: more was not sent. */
  private boolean endedOnTheWire() {
    return endCause == EndCause.FIN || endCause == EndCause.RST;
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
