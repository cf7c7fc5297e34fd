package io.chunkscope.analyzer.parse;

import io.chunkscope.analyzer.framing.BodyFraming;

/** Passes over all that a parser finds, for those who want to hear of some of it. */
public class QuietEvents implements MessageEvents {

  @Override
  public void onStartLine(StartLine line, long start, long end) {}

  @Override
  public void onField(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {}

  /** Null, which will do where others are asked, too; a parser's only listener has to say. */
  @Override
  public BodyFraming onHeadEnd(long end) {
    return null;
  }

  @Override
  public void onBody(byte[] bytes, int offset, int length, long streamOffset) {}

  @Override
  public void onBodyMissing(long streamOffset, long length) {}

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {}

  @Override
  public void onChunkEnd(long end) {}

  @Override
  public void onLastChunk(int extensionBytes, long start, long end) {}

  @Override
  public void onTrailer(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {}

  @Override
  public void onMessageEnd(ParsedEnd end, long streamOffset) {}

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {}

  @Override
  public void onSkipped(
      SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {}

  @Override
  public void onGapBetweenMessages(long start, long end) {}
}
