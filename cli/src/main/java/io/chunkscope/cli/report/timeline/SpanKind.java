package io.chunkscope.cli.report.timeline;

/** What a part of an exchange's time was spent on. */
public enum SpanKind {
  /** Bytes of the request: its head and, between pauses, its body. */
  REQUEST("request"),
  /** The client had nothing to send in the middle of its request. */
  CLIENT_PAUSE("client-pause"),
  /** The network held up the request. */
  REQUEST_NETWORK_PAUSE("request-network-pause"),
  /** Last request byte to first response byte. */
  WAIT("wait"),
  /** Last request byte to the end of the connection, as no response came. */
  UNANSWERED("unanswered"),
  /** First byte of the response to the end of its head. */
  HEAD("head"),
  /** End of the head to the first byte of the body. */
  BODY_WAIT("body-wait"),
  /** Bytes of the body: a flush, or a part of one where the network paused within it. */
  FLUSH("flush"),
  /** The server had nothing to send. */
  SERVER_PAUSE("server-pause"),
  /** The network held up the body; the span has the cause. */
  NETWORK_PAUSE("network-pause"),
  /** Server or network: the packets allow for both. */
  UNKNOWN_PAUSE("unknown-pause"),
  /** Last body byte to the last-chunk and the end of its trailer section. */
  LAST_CHUNK("last-chunk"),
  /** Last byte to the end of the connection (or of its capture), as the rest never came. */
  UNFINISHED("unfinished"),
  /** Last byte to the server's FIN, where one side had said that the connection would end. */
  CLOSE_LAG("close-lag");

  private final String label;

  SpanKind(String label) {
    this.label = label;
  }

  /** The word used in data. */
  public String label() {
    return label;
  }
}
