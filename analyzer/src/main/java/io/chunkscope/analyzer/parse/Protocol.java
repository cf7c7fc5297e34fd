package io.chunkscope.analyzer.parse;

/** What the first bytes of a direction look like. */
public enum Protocol {
  HTTP_REQUEST,
  HTTP_RESPONSE,
  /** A TLS record, or the hello of SSL 2.0. */
  TLS,
  /** The connection preface of HTTP/2 (RFC 9113 §3.4), the client's or the server's. */
  HTTP2,
  OTHER,
  /** Too few bytes to tell. */
  NEED_MORE
}
