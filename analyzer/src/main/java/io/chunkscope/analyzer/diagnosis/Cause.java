package io.chunkscope.analyzer.diagnosis;

/** Why a server does not frame its responses, or does not keep its connections. */
public enum Cause {
  /** The proxy in front asks in HTTP/1.0 or says close. */
  HOP_FORCES_CLOSE("hop-forces-close"),
  /** The server chunks only where the connection is to persist. */
  CHUNKING_DEPENDS_ON_KEEP_ALIVE("chunking-depends-on-keep-alive"),
  /** The server is set to close after every response. */
  KEEP_ALIVE_DISABLED("keep-alive-disabled"),
  /** A device in between has taken the framing away. */
  FRAMING_REMOVED("framing-removed"),
  /** An application writes its response to the socket by itself. */
  WRITTEN_BY_HAND("written-by-hand");

  private final String id;

  Cause(String id) {
    this.id = id;
  }

  /** The word in JSON: kebab-case, stable; a rule's id where a rule finds the same. */
  public String id() {
    return id;
  }
}
