package io.chunkscope.analyzer.model;

/** What ended a message. */
public enum MessageEnd {
  /** As many bytes as Content-Length declared. */
  LENGTH("length"),
  /** The last-chunk, its trailer section and the closing CRLF. */
  LAST_CHUNK("last-chunk"),
  /** There is no body by rule. */
  NO_BODY("no-body"),
  /** The sender's FIN: proper for a close-delimited body, premature for any other. */
  FIN("fin"),
  RESET("reset"),
  /** A gap in the capture after which the place in the message is unknown. */
  GAP("gap"),
  /** What follows is no longer HTTP. */
  TUNNEL("tunnel"),
  /** The framing is broken beyond recovery. */
  MALFORMED("malformed"),
  /** The capture (or the observation of this connection) ended first. */
  CAPTURE_END("capture-end");

  private final String label;

  MessageEnd(String label) {
    this.label = label;
  }

  /** The word used in reports. */
  public String label() {
    return label;
  }
}
