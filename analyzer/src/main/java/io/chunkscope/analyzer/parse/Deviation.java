package io.chunkscope.analyzer.parse;

/**
 * A departure of the bytes from the grammar of RFC 9112, with the recovery taken. A fact, no
 * judgement.
 */
public enum Deviation {
  /**
   * §7.1: an empty line where a size line should be. Recovery: skipped; when empty lines fill
   * {@link ParserOptions#maxChunkSizeLineBytes()}, as {@link #CHUNK_SIZE_NOT_HEX}.
   */
  CHUNK_SIZE_EMPTY,
  /**
   * §7.1: something other than hex digits where a later chunk's size should be, or after its
   * digits. Recovery: the bytes count as body up to the next line of hex digits alone, where chunks
   * go on; if there is none within {@link ParserOptions#chunkSearchBytes()}, as {@link
   * #CHUNK_SIZE_OVERFLOW}.
   */
  CHUNK_SIZE_NOT_HEX,
  /**
   * §7.1: {@code +} or {@code -} before the size. Recovery: {@code +} is ignored; {@code -} as
   * {@link #CHUNK_SIZE_OVERFLOW}.
   */
  CHUNK_SIZE_SIGN,
  /** §7.1: {@code 0x} before the size. Recovery: ignored. */
  CHUNK_SIZE_PREFIX,
  /** §7.1: whitespace before the size. Recovery: ignored. */
  CHUNK_SIZE_LEADING_WHITESPACE,
  /**
   * Whitespace between the size and what follows it: BWS of §7.1.1 before an extension, outside the
   * grammar before the line end. Recovery: ignored.
   */
  CHUNK_SIZE_TRAILING_WHITESPACE,
  /**
   * §7.1: a size of 2^63 or more. Recovery: a response's body is read to the end of the stream,
   * size line included; a request ends as {@link ParsedEnd#MALFORMED} and framing is lost.
   */
  CHUNK_SIZE_OVERFLOW,
  /** A size line longer than the limit. Recovery: read to its end all the same. */
  CHUNK_SIZE_LINE_TOO_LONG,
  /**
   * §7.1.1: an extension that is not *( BWS ";" BWS name [ BWS "=" BWS value ] ), or CR in a size
   * line not followed by LF. Recovery: ignored up to the line's LF; the size stands.
   */
  CHUNK_EXTENSION_MALFORMED,
  /** §7.1: LF without CR at the end of a size line. Recovery: accepted as its end. */
  CHUNK_SIZE_LINE_BARE_LF,
  /** §7.1: LF without CR after chunk data. Recovery: accepted as line end. */
  CHUNK_DATA_BARE_LF,
  /**
   * §7.1: a start-line where the trailer section or the closing CRLF should be. Recovery: the
   * message ends after its last-chunk line, another begins.
   */
  LAST_CHUNK_CRLF_MISSING,
  /** §7.1: LF without CR in the trailer section or at its end. Recovery: accepted as line end. */
  TRAILER_BARE_LF,
  /**
   * §7.1: the bytes after chunk data are no line end: the declared size is wrong. Recovery: as
   * {@link #CHUNK_SIZE_NOT_HEX}, from where the line end was expected; the chunk ends before the
   * size line that is found.
   */
  CHUNK_DATA_OVERRUN,
  /**
   * §7.1: Transfer-Encoding says chunked, and the first bytes of the body are no size line.
   * Recovery: as {@link #CHUNK_SIZE_OVERFLOW}.
   */
  BODY_NOT_CHUNKED,
  /** §2.2: LF without CR in the head. Recovery: accepted as line end. */
  HEAD_BARE_LF,
  /**
   * §2.2: CR not followed by LF in the head or the trailer section. Recovery: an octet like others.
   */
  HEAD_BARE_CR,
  /**
   * §5.2: a field value continued on the next line. Recovery: joined by a single space; without a
   * line to continue (straight after the start-line) ignored, §2.2.
   */
  OBS_FOLD,
  /** §5.1: whitespace between field name and colon. Recovery: not part of the name. */
  WHITESPACE_BEFORE_COLON,
  /** §5.1: a line of the field section without a colon. Recovery: ignored. */
  FIELD_WITHOUT_COLON,
  /** RFC 9110 §5.1: an empty name, or one that is not a token. Recovery: delivered. */
  FIELD_NAME_INVALID,
  /** RFC 9110 §5.5: NUL or another control octet in a value. Recovery: delivered. */
  FIELD_VALUE_CONTROL,
  /** The head or trailer section is longer than the limit. Recovery: no further field is kept. */
  HEAD_TOO_LONG,
  /** §2.2: empty lines before a start-line. Recovery: ignored. */
  LEADING_BYTES,
  /**
   * §3, §4: a start-line that is readable and not well-formed (extra spaces, odd version).
   * Recovery: read as far as it goes, see {@link StartLineParser}.
   */
  START_LINE_MALFORMED
}
