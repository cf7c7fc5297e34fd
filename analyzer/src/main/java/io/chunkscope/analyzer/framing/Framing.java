package io.chunkscope.analyzer.framing;

/** How the end of a message body is told (RFC 9112 §6). */
public enum Framing {
  CHUNKED("chunked"),
  CONTENT_LENGTH("content-length"),
  /** The body ends where the connection does: RFC 9112 §6.3(8). */
  CLOSE_DELIMITED("close-delimited"),
  /** No body by rule: HEAD, 1xx, 204, 304, a request without framing fields. */
  NONE("none"),
  /** After 101 or a 2xx to CONNECT the bytes are no longer HTTP messages. */
  TUNNEL("tunnel"),
  /** Contradictory fields, or framing lost. */
  UNDETERMINED("undetermined");

  private final String label;

  Framing(String label) {
    this.label = label;
  }

  /** The word used in reports. */
  public String label() {
    return label;
  }
}
