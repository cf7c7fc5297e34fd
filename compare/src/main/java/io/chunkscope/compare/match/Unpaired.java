package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;

/**
 * An exchange without a counterpart.
 *
 * @param front whether it is of the client side
 * @param evidence what speaks for the reason, or null
 */
public record Unpaired(ExchangeSummary exchange, boolean front, Reason reason, String evidence) {

  /** Why there is none. */
  public enum Reason {
    /** The hop answered from what it had stored. */
    CACHED("answered from the hop's cache"),
    /** The hop answered by itself: an error page, a redirect. */
    HOPS_OWN("answered by the hop itself"),
    /** The client got no answer. */
    NO_RESPONSE("never answered"),
    /** The hop asks on its own behalf. */
    HEALTH_CHECK("a health check of the hop"),
    /** The hop asked again although it had answered already, or nobody waited. */
    BACKGROUND("fetched by the hop in the background"),
    /** The other side's capture does not cover its time. */
    OUTSIDE("outside the time of the other side's capture"),
    /** It touches a hole of its capture, or the other side's capture lacks requests. */
    GAP("touches a hole in a capture"),
    /** It was left out there for the limit on memory. */
    LEFT_OUT("the other side's counterpart was left out for the limit on exchanges"),
    /** Nothing tells. */
    NOT_SEEN("not seen on the other side");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** As a report says it. */
    public String words() {
      return words;
    }
  }
}
