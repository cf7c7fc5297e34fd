package io.chunkscope.compare.leg;

/**
 * An exchange as comparing needs it, bounded in size.
 *
 * @param index 0-based on its connection
 * @param request never null: an exchange whose request was not captured cannot be compared
 * @param response the final one; null when none came
 * @param uncertain whether it touches a gap or a guess
 */
public record ExchangeSummary(
    ConnectionFacts connection,
    int index,
    RequestFacts request,
    ResponseFacts response,
    boolean uncertain) {

  /** When it began, by its capture's clock. */
  public long firstNs() {
    return request.firstNs();
  }

  /**
   * When it was over, by its capture's clock: its last byte; of one without a response when its
   * connection was closed, until which somebody waited.
   */
  public long lastNs() {
    return Math.max(request.lastNs(), response == null ? connection.closedNs() : response.lastNs());
  }

  /**
   * When the first SYN of its connection was sent, by its capture's clock, where it is the first
   * exchange on it; otherwise {@link ConnectionFacts#NOT_SEEN}.
   */
  public long openedNs() {
    return index == 0 ? connection.openedNs() : ConnectionFacts.NOT_SEEN;
  }

  /**
   * When the client closed its connection, by its capture's clock, where it is the last exchange on
   * it; otherwise {@link ConnectionFacts#NOT_SEEN}.
   */
  public long leftNs() {
    return index == connection.exchanges() - 1 ? connection.leftNs() : ConnectionFacts.NOT_SEEN;
  }

  /** The status, or 0 without a response. */
  public int status() {
    return response == null ? 0 : response.status();
  }

  /** Whether the response came whole. */
  public boolean answered() {
    return response != null && response.complete();
  }

  /**
   * Last request byte to first response byte, nanoseconds, never negative; -1 without a response.
   */
  public long waitNs() {
    return response == null ? -1 : Math.max(0, response.firstNs() - request.lastNs());
  }

  /** Last request byte to first body byte; -1 without a body. */
  public long firstBodyWaitNs() {
    return response == null || response.firstBodyNs() < 0
        ? -1
        : Math.max(0, response.firstBodyNs() - request.lastNs());
  }
}
