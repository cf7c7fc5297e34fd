package io.chunkscope.analyzer.parse;

import io.chunkscope.analyzer.framing.BodyFraming;

/**
 * What a {@link HttpStreamParser} finds in one direction of a connection. Every offset is a stream
 * offset, every range is [start, end). Arrays are valid during the call only.
 *
 * <p>Order for one message: {@code onStartLine}, {@code onField}*, {@code onHeadEnd}, body events,
 * {@code onTrailer}*, {@code onMessageEnd}. {@code onDeviation} comes at any point, {@code
 * onSkipped} and {@code onGapBetweenMessages} between messages. Messages, skipped runs and gaps
 * between them cover the stream without overlap, in order.
 */
public interface MessageEvents {

  /**
   * A complete start-line (without its terminator).
   *
   * @param line the parts, valid during the call only
   */
  void onStartLine(StartLine line, long start, long end);

  /**
   * A field line of the header section. The value is without surrounding whitespace; a folded value
   * (obs-fold) is delivered joined by single spaces. The range is the line's with its terminator.
   */
  void onField(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end);

  /** The header section is complete; says how the body that follows is to be read. */
  BodyFraming onHeadEnd(long end);

  /**
   * What was made of the head just completed: handed back by {@link #onKnownHead} when the same
   * bytes come again. Null if they are to be read again.
   */
  default Object meaning() {
    return null;
  }

  /**
   * A head came that is byte for byte one that was read before; instead of {@code onStartLine},
   * {@code onField} and {@code onHeadEnd}.
   *
   * @param meaning what {@link #meaning} gave for that head
   */
  default BodyFraming onKnownHead(Object meaning, long start, long end) {
    throw new IllegalStateException("no head was given a meaning");
  }

  /**
   * Fields came that are byte for byte those of a head that was read before, behind a start-line
   * that is another one of the same kind and version; instead of {@code onField} and {@code
   * onHeadEnd}.
   *
   * @param meaning what {@link #meaning} gave for that head
   */
  default BodyFraming onKnownFields(Object meaning, long end) {
    throw new IllegalStateException("no head was given a meaning");
  }

  /**
   * Body bytes as they are, for every framing: for {@code CHUNKED} the chunk data alone. After a
   * chunk fault they may come outside a chunk too; see {@link Deviation#CHUNK_DATA_OVERRUN}.
   */
  void onBody(byte[] bytes, int offset, int length, long streamOffset);

  /** Body bytes known to be missing; the place in the body is certain. */
  void onBodyMissing(long streamOffset, long length);

  /**
   * What stands between the size of the chunk that is told next and its line's terminator, where
   * anything does; clipped to the limit on size lines.
   */
  default void onChunkExtension(byte[] bytes, int offset, int length) {}

  /**
   * A complete chunk-size line of a data chunk.
   *
   * @param size declared bytes of data
   * @param extensionBytes bytes between the size and the line's terminator
   * @param start stream offset of the size's first digit
   * @param dataStart stream offset of the first byte of chunk data
   */
  void onChunk(long size, int extensionBytes, long start, long dataStart);

  /** The CRLF after a chunk's data was read (or recovered over); {@code end} is one past it. */
  void onChunkEnd(long end);

  /** The last-chunk's size line (size 0) was read; {@code end} is one past it. */
  void onLastChunk(int extensionBytes, long start, long end);

  /** A field line of the trailer section. */
  void onTrailer(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end);

  /**
   * The message is over for {@code end}'s reason; {@code streamOffset} is one past its last byte.
   */
  void onMessageEnd(ParsedEnd end, long streamOffset);

  /**
   * The bytes depart from the grammar.
   *
   * @param evidence up to 64 bytes around the place, valid during the call only
   */
  void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length);

  /**
   * Bytes that belong to no message: junk between messages, or skipped while framing was lost. A
   * run is reported once, when it has ended; it never spans a gap.
   *
   * @param evidence the first bytes of the run, at most {@link SkipRun#EVIDENCE_BYTES}, valid
   *     during the call only
   */
  void onSkipped(SkipReason reason, long start, long end, byte[] evidence, int offset, int length);

  /**
   * Bytes missing from the capture that could not be placed inside a message: whole messages, and
   * the rest of one that ended with {@link ParsedEnd#GAP}, may lie in them.
   */
  void onGapBetweenMessages(long start, long end);
}
