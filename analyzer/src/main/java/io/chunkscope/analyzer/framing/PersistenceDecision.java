package io.chunkscope.analyzer.framing;

/** What a message says of the connection's future, and which condition of RFC 9112 §9.3 says it. */
public enum PersistenceDecision {
  /** The close option is present. */
  CLOSE_OPTION(Persistence.CLOSE),
  /** HTTP/1.1 or later, and no close. */
  HTTP11_DEFAULT(Persistence.PERSIST),
  /** HTTP/1.0 with the keep-alive option. */
  HTTP10_KEEP_ALIVE(Persistence.PERSIST),
  /** HTTP/1.0 or older without it. */
  HTTP10_DEFAULT(Persistence.CLOSE),
  /** The message's length is not defined by itself: only closing ends it. */
  LENGTH_BY_CLOSE(Persistence.CLOSE);

  private final Persistence persistence;

  PersistenceDecision(Persistence persistence) {
    this.persistence = persistence;
  }

  public Persistence persistence() {
    return persistence;
  }
}
