package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.framing.Framing;
import java.util.function.Function;

/**
 * Checks what holds of every stream: events come in the order that {@link MessageEvents} promises,
 * their offsets never run backwards nor out of the stream, their arrays hold what they say, and
 * messages, skipped runs and gaps cover the stream without overlap.
 */
final class CheckedEvents implements MessageEvents {

  private enum Place {
    OUTSIDE,
    HEAD,
    BODY,
    TRAILERS
  }

  private final Function<CheckedEvents, BodyFraming> framingOf;
  private Place place = Place.OUTSIDE;
  private BodyFraming framing = BodyFraming.NONE;

  /** Framing as the fields of the current head say, taken naively. */
  BodyFraming declared = BodyFraming.NONE;

  boolean request;

  /** One past what was covered. */
  long covered;

  /** One past what was given to the parser. */
  long streamEnd;

  long bodyEnd;
  long bodyBytes;
  long missingBytes;
  long skippedBytes;
  long junkBytes;
  long gapBytes;
  int messages;
  int deviations;
  int chunks;
  ParsedEnd lastEnd;

  CheckedEvents(Function<CheckedEvents, BodyFraming> framingOf) {
    this.framingOf = framingOf;
  }

  /** Frames bodies as their fields say. */
  static CheckedEvents asDeclared() {
    return new CheckedEvents(events -> events.declared);
  }

  void checkEverythingCovered() {
    assertEquals(Place.OUTSIDE, place);
    assertEquals(streamEnd, covered);
  }

  private void range(long start, long end) {
    assertTrue(start <= end, "a range from " + start + " to " + end);
    assertTrue(start >= 0 && end <= streamEnd, "a range outside the stream");
  }

  private static void span(byte[] bytes, int offset, int length) {
    assertTrue(offset >= 0 && length >= 0 && offset + length <= bytes.length);
  }

  private void cover(long start, long end) {
    range(start, end);
    assertEquals(covered, start, "a hole or an overlap");
    covered = end;
  }

  @Override
  public void onStartLine(StartLine line, long start, long end) {
    assertEquals(Place.OUTSIDE, place);
    cover(start, end);
    span(line.bytes(), line.methodOffset(), line.methodLength());
    span(line.bytes(), line.targetOffset(), line.targetLength());
    span(line.bytes(), line.reasonOffset(), line.reasonLength());
    request = line.isRequest();
    declared = request ? BodyFraming.NONE : BodyFraming.CLOSE_DELIMITED;
    place = Place.HEAD;
    messages++;
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
    assertEquals(Place.HEAD, place);
    inMessage(start, end);
    span(bytes, nameOffset, nameLength);
    span(bytes, valueOffset, valueLength);
    String name = Wire.visible(bytes, nameOffset, nameLength);
    String value = Wire.visible(bytes, valueOffset, valueLength);
    if (name.equals("Transfer-Encoding")) {
      declared = BodyFraming.CHUNKED;
    } else if (name.equals("Content-Length") && value.matches("[0-9]{1,9}")) {
      declared = BodyFraming.length(Long.parseLong(value));
    }
  }

  private void inMessage(long start, long end) {
    range(start, end);
    assertTrue(start >= covered, "backwards");
    covered = end;
  }

  @Override
  public BodyFraming onHeadEnd(long end) {
    assertEquals(Place.HEAD, place);
    inMessage(covered, end);
    framing = framingOf.apply(this);
    place = Place.BODY;
    bodyEnd = end;
    return framing;
  }

  @Override
  public void onBody(byte[] bytes, int offset, int length, long streamOffset) {
    assertTrue(length > 0);
    span(bytes, offset, length);
    body(streamOffset, length);
    bodyBytes += length;
  }

  @Override
  public void onBodyMissing(long streamOffset, long length) {
    assertTrue(length > 0);
    body(streamOffset, length);
    missingBytes += length;
  }

  private void body(long start, long length) {
    assertEquals(Place.BODY, place);
    inMessage(start, start + length);
    bodyEnd = start + length;
  }

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {
    assertEquals(Place.BODY, place);
    assertEquals(Framing.CHUNKED, framing.kind());
    assertTrue(size > 0 && extensionBytes >= 0);
    inMessage(start, dataStart);
    chunks++;
  }

  @Override
  public void onChunkEnd(long end) {
    assertEquals(Place.BODY, place);
    inMessage(covered, end);
  }

  @Override
  public void onLastChunk(int extensionBytes, long start, long end) {
    assertEquals(Place.BODY, place);
    inMessage(start, end);
    place = Place.TRAILERS;
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
    assertEquals(Place.TRAILERS, place);
    span(bytes, nameOffset, nameLength);
    span(bytes, valueOffset, valueLength);
    inMessage(start, end);
  }

  @Override
  public void onMessageEnd(ParsedEnd end, long streamOffset) {
    switch (end) {
      case LENGTH -> assertEquals(Framing.CONTENT_LENGTH, framing.kind());
      case LAST_CHUNK -> assertEquals(Place.TRAILERS, place);
      case NO_BODY -> assertEquals(Framing.NONE, framing.kind());
      case TUNNEL -> assertEquals(Framing.TUNNEL, framing.kind());
      case MALFORMED -> assertTrue(place == Place.BODY);
      case STREAM_END, GAP -> assertTrue(place != Place.OUTSIDE);
    }
    inMessage(covered, streamOffset);
    place = Place.OUTSIDE;
    lastEnd = end;
  }

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
    range(start, end);
    span(evidence, offset, length);
    assertTrue(length <= Evidence.BYTES);
    deviations++;
  }

  @Override
  public void onSkipped(
      SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {
    assertEquals(Place.OUTSIDE, place);
    assertTrue(start < end);
    cover(start, end);
    span(evidence, offset, length);
    assertEquals(Math.min(SkipRun.EVIDENCE_BYTES, end - start), length);
    skippedBytes += end - start;
    if (reason == SkipReason.NOT_A_MESSAGE) {
      junkBytes += end - start;
    }
  }

  @Override
  public void onGapBetweenMessages(long start, long end) {
    assertEquals(Place.OUTSIDE, place);
    assertTrue(start < end);
    cover(start, end);
    gapBytes += end - start;
  }
}
