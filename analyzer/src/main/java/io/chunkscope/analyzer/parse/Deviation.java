package io.chunkscope.analyzer.parse;

/**
 * A departure of the bytes from the grammar of RFC 9112, with the recovery taken. A fact, no
 * judgement.
 */
public enum Deviation {
  /** §7.1: a size line without any hex digit. Recovery: see the parser. */
  CHUNK_SIZE_EMPTY,
  /** §7.1: something other than hex digits where the size should be. */
  CHUNK_SIZE_NOT_HEX,
  /** §7.1: {@code +} or {@code -} before the size. */
  CHUNK_SIZE_SIGN,
  /** §7.1: {@code 0x} before the size. */
  CHUNK_SIZE_PREFIX,
  /** §7.1: whitespace before the size. */
  CHUNK_SIZE_LEADING_WHITESPACE,
  /** §7.1.1 BWS: whitespace between the size and the extension or line end; harmless, noted. */
  CHUNK_SIZE_TRAILING_WHITESPACE,
  /** §7.1: a size of 2^63 or more. */
  CHUNK_SIZE_OVERFLOW,
  /** §7.1: a size line longer than the limit. */
  CHUNK_SIZE_LINE_TOO_LONG,
  /** §7.1.1: an extension that is not *( BWS ";" BWS name [ BWS "=" BWS value ] ). */
  CHUNK_EXTENSION_MALFORMED,
  /** §7.1: LF without CR at the end of a size line. */
  CHUNK_SIZE_LINE_BARE_LF,
  /** §7.1: LF without CR after chunk data. */
  CHUNK_DATA_BARE_LF,
  /** §7.1: LF without CR in the trailer section or at its end. */
  TRAILER_BARE_LF,
  /** §7.1: the bytes after chunk data are no line end: the declared size is wrong. */
  CHUNK_DATA_OVERRUN,
  /** §7.1: Transfer-Encoding says chunked, and the first bytes of the body are no size line. */
  BODY_NOT_CHUNKED,
  /** §2.2: LF without CR in the head. */
  HEAD_BARE_LF,
  /** §2.2: CR not followed by LF in the head. */
  HEAD_BARE_CR,
  /** §5.2. */
  OBS_FOLD,
  /** §5.1: whitespace between field name and colon. */
  WHITESPACE_BEFORE_COLON,
  /** §5.1: a line of the field section without a colon. */
  FIELD_WITHOUT_COLON,
  /** RFC 9110 §5.1: an empty name, or one that is not a token. */
  FIELD_NAME_INVALID,
  /** RFC 9110 §5.5: NUL or another control octet in a value. */
  FIELD_VALUE_CONTROL,
  /** The head is longer than the limit. Recovery: further fields are not kept. */
  HEAD_TOO_LONG,
  /** §2.2: empty lines or other bytes before a start-line. */
  LEADING_BYTES,
  /** §3, §4: a start-line that is readable and not well-formed (extra spaces, odd version). */
  START_LINE_MALFORMED
}
