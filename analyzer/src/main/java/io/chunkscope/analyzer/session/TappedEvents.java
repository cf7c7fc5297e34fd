package io.chunkscope.analyzer.session;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.analyzer.parse.ParsedEnd;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.analyzer.parse.StartLine;

/** Events for the model, which decides, and for a tap, which only listens. */
final class TappedEvents implements MessageEvents {
  private final MessageEvents model;
  private final MessageEvents tap;

  TappedEvents(MessageEvents model, MessageEvents tap) {
    this.model = model;
    this.tap = tap;
  }

  @Override
  public void onStartLine(StartLine line, long start, long end) {
    model.onStartLine(line, start, end);
    tap.onStartLine(line, start, end);
  }

  @Override
  public void onField(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    model.onField(bytes, nameOffset, nameLength, valueOffset, valueLength, start, end);
    tap.onField(bytes, nameOffset, nameLength, valueOffset, valueLength, start, end);
  }

  @Override
  public BodyFraming onHeadEnd(long end) {
    BodyFraming framing = model.onHeadEnd(end);
    tap.onHeadEnd(end);
    return framing;
  }

  @Override
  public void onBody(byte[] bytes, int offset, int length, long streamOffset) {
    model.onBody(bytes, offset, length, streamOffset);
    tap.onBody(bytes, offset, length, streamOffset);
  }

  @Override
  public void onBodyMissing(long streamOffset, long length) {
    model.onBodyMissing(streamOffset, length);
    tap.onBodyMissing(streamOffset, length);
  }

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {
    model.onChunk(size, extensionBytes, start, dataStart);
    tap.onChunk(size, extensionBytes, start, dataStart);
  }

  @Override
  public void onChunkEnd(long end) {
    model.onChunkEnd(end);
    tap.onChunkEnd(end);
  }

  @Override
  public void onLastChunk(int extensionBytes, long start, long end) {
    model.onLastChunk(extensionBytes, start, end);
    tap.onLastChunk(extensionBytes, start, end);
  }

  @Override
  public void onTrailer(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    model.onTrailer(bytes, nameOffset, nameLength, valueOffset, valueLength, start, end);
    tap.onTrailer(bytes, nameOffset, nameLength, valueOffset, valueLength, start, end);
  }

  @Override
  public void onMessageEnd(ParsedEnd end, long streamOffset) {
    model.onMessageEnd(end, streamOffset);
    tap.onMessageEnd(end, streamOffset);
  }

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
    model.onDeviation(deviation, start, end, evidence, offset, length);
    tap.onDeviation(deviation, start, end, evidence, offset, length);
  }

  @Override
  public void onSkipped(
      SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {
    model.onSkipped(reason, start, end, evidence, offset, length);
    tap.onSkipped(reason, start, end, evidence, offset, length);
  }

  @Override
  public void onGapBetweenMessages(long start, long end) {
    model.onGapBetweenMessages(start, end);
    tap.onGapBetweenMessages(start, end);
  }
}
