package io.chunkscope.analyzer.framing;

/** What is wrong with the framing fields of a message, whatever was made of them. */
public enum FramingConflict {
  /** RFC 9112 §6.3(5): valid values that differ. */
  CONTENT_LENGTH_CONFLICTING,
  /** RFC 9110 §8.6: the same value more than once. */
  CONTENT_LENGTH_REPEATED,
  /** RFC 9112 §6.3(5): not 1*DIGIT, or 2^63 and more. */
  CONTENT_LENGTH_INVALID,
  /** RFC 9112 §6.3(3). */
  CONTENT_LENGTH_WITH_TRANSFER_ENCODING,
  /** RFC 9112 §7: a coding that is not registered. */
  CODING_UNKNOWN,
  /** The withdrawn {@code identity}. */
  CODING_IDENTITY,
  /** RFC 9112 §6.1: chunked, with something after it. */
  CHUNKED_NOT_FINAL,
  /** RFC 9112 §6.1: chunked more than once. */
  CHUNKED_TWICE,
  /** RFC 9112 §6.1: a Transfer-Encoding field without a coding. */
  TRANSFER_ENCODING_EMPTY,
  /** RFC 9112 §6.1: Transfer-Encoding in a message of HTTP/1.0 or older. */
  TRANSFER_ENCODING_IN_HTTP10,
  /** RFC 9112 §6.1, RFC 9110 §8.6: framing fields in 1xx, 204, or a 2xx to CONNECT. */
  FIELDS_WITHOUT_BODY
}
