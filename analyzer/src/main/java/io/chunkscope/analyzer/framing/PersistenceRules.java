package io.chunkscope.analyzer.framing;

/** Whether a connection persists: the conditions of RFC 9112 §9.3 in order, as pure functions. */
public final class PersistenceRules {
  private PersistenceRules() {}

  /** What version and options of a message say. */
  public static PersistenceDecision promised(int major, int minor, ConnectionOptions options) {
    if (options.hasClose()) {
      return PersistenceDecision.CLOSE_OPTION;
    }
    if (major > 1 || (major == 1 && minor >= 1)) {
      return PersistenceDecision.HTTP11_DEFAULT;
    }
    return major == 1 && options.hasKeepAlive()
        ? PersistenceDecision.HTTP10_KEEP_ALIVE
        : PersistenceDecision.HTTP10_DEFAULT;
  }

  /**
   * What is possible for a message: as {@link #promised}, but to persist every message must have a
   * self-defined length.
   */
  public static PersistenceDecision possible(
      int major, int minor, ConnectionOptions options, BodyFraming body) {
    PersistenceDecision promised = promised(major, minor, options);
    boolean selfDefined =
        body.kind() != Framing.CLOSE_DELIMITED && body.kind() != Framing.UNDETERMINED;
    return promised.persistence() == Persistence.CLOSE || selfDefined
        ? promised
        : PersistenceDecision.LENGTH_BY_CLOSE;
  }
}
