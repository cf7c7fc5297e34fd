package io.chunkscope.compare.match;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.BodyTrace;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.RequestFacts;
import io.chunkscope.compare.leg.ResponseFacts;

/**
 * How unlikely it is that two exchanges are one, seen on two sides of a hop: a sum over what speaks
 * against it. Less is likelier. Times count in square milliseconds (see {@link Lag}); a difference
 * in what the messages say counts as much as many of them, so that the order in time decides only
 * between messages that are alike.
 */
final class PairCost {
  /** They are not one. */
  static final int IMPOSSIBLE = Integer.MAX_VALUE;

  /** Dearer than this, no partner at all is likelier. */
  static final int ALONE = 200_000_000;

  /** What a square millisecond costs. */
  static final int SQUARE_MS = 4_000;

  private static final int DIFFERENCE_SQUARE_MS = 500;

  /** What a plain difference costs. */
  static final int DIFFERENCE = DIFFERENCE_SQUARE_MS * SQUARE_MS;

  private static final double MISORDER_NS = 20_000;
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL = 206;
  private static final int OK = 200;
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private final Clock clock;
  private final long toleranceNs;

  /** By how much an estimated offset of two clocks may turn times round without a word. */
  private final long slackNs;

  /**
   * @param toleranceNs by how much stamps may be in the wrong order
   */
  PairCost(Clock clock, long toleranceNs) {
    this.clock = clock;
    this.toleranceNs = toleranceNs;
    this.slackNs = clock.pairs() > 0 ? clock.uncertaintyNs() : 0;
  }

  /** What the pair costs, for two that have the same tail of the target. */
  int of(ExchangeSummary front, ExchangeSummary back) {
    int times = times(front, back);
    if (times == IMPOSSIBLE) {
      return IMPOSSIBLE;
    }
    int method = method(front.request(), back.request());
    int status = status(front, back);
    if (method == IMPOSSIBLE || status == IMPOSSIBLE) {
      return IMPOSSIBLE;
    }
    return times + method + status + request(front, back) + response(front, back);
  }

  /** The part of the cost that is the time over the hop. */
  int squares(ExchangeSummary front, ExchangeSummary back) {
    double squares = Lag.squareMs(requestLagNs(front, back));
    if (front.response() != null && back.response() != null) {
      squares += Lag.squareMs(responseLagNs(front, back));
    }
    return cost(squares);
  }

  /** When a back exchange began, by the client side's clock, with what that may be early. */
  long frontNs(ExchangeSummary back) {
    return clock.toFront(back.firstNs()) + toleranceNs;
  }

  /**
   * Whether the front exchange was under way when the back one took place, as far as clocks say.
   */
  boolean contains(ExchangeSummary front, ExchangeSummary back) {
    long beganNs = clock.toFront(back.firstNs());
    return front.firstNs() <= beganNs + toleranceNs && front.lastNs() + toleranceNs >= beganNs;
  }

  private int times(ExchangeSummary front, ExchangeSummary back) {
    long beganNs = clock.toFront(back.firstNs());
    if (beganNs < front.firstNs() - toleranceNs || beganNs > front.lastNs() + toleranceNs) {
      return IMPOSSIBLE;
    }
    long askedNs = requestLagNs(front, back);
    double squares = Lag.squareMs(askedNs) + misorder(askedNs);
    if (front.response() == null || back.response() == null) {
      return cost(squares) + 2 * DIFFERENCE;
    }
    long answeredNs = clock.toFront(back.response().firstNs());
    if (front.response().firstNs() < answeredNs - toleranceNs) {
      return IMPOSSIBLE;
    }
    long passedNs = responseLagNs(front, back);
    return cost(squares + Lag.squareMs(passedNs) + misorder(passedNs));
  }

  private static int cost(double squareMs) {
    return (int) Math.round(SQUARE_MS * squareMs);
  }

  /** Stamps in the wrong order are possible, a hop that foresees is not. */
  private double misorder(long lagNs) {
    long beyondNs = lagNs + slackNs;
    return beyondNs >= 0 ? 0 : DIFFERENCE_SQUARE_MS * (1 - beyondNs / MISORDER_NS);
  }

  /** How long the request took over the hop; a hop that waits for all of it is not late before. */
  private long requestLagNs(ExchangeSummary front, ExchangeSummary back) {
    long beganNs = clock.toFront(back.firstNs());
    long wholeNs = front.request().lastNs();
    return beganNs - (beganNs >= wholeNs ? wholeNs : front.firstNs());
  }

  /** The same of the response; both have one. */
  private long responseLagNs(ExchangeSummary front, ExchangeSummary back) {
    long outNs = front.response().firstNs();
    long wholeNs = clock.toFront(back.response().lastNs());
    return outNs - (outNs >= wholeNs ? wholeNs : clock.toFront(back.response().firstNs()));
  }

  private static int method(RequestFacts front, RequestFacts back) {
    if (front.method().equals(back.method())) {
      return 0;
    }
    // A cache asks for the whole of what it is to tell the head of.
    boolean fetched = front.method().equals("HEAD") && back.method().equals("GET");
    return fetched ? 4 * DIFFERENCE : IMPOSSIBLE;
  }

  private static int status(ExchangeSummary front, ExchangeSummary back) {
    int in = back.status();
    int out = front.status();
    if (in == out) {
      return 0;
    }
    if (out == 0) {
      // The client gave up, or its capture ends.
      return 2 * DIFFERENCE;
    }
    if (in == 0) {
      return out >= FIRST_SERVER_ERROR ? DIFFERENCE : IMPOSSIBLE;
    }
    boolean cached =
        (in == NOT_MODIFIED && (out == OK || out == PARTIAL))
            || (in == OK && (out == NOT_MODIFIED || out == PARTIAL));
    if (cached) {
      return 2 * DIFFERENCE;
    }
    return in >= FIRST_ERROR && out >= FIRST_ERROR ? 4 * DIFFERENCE : IMPOSSIBLE;
  }

  /** What speaks against a request being the other one, sent on; times aside. */
  static int request(ExchangeSummary front, ExchangeSummary back) {
    RequestFacts f = front.request();
    RequestFacts b = back.request();
    int cost = 0;
    String asked = Targets.origin(f.target());
    String sent = Targets.origin(b.target());
    if (!asked.equals(sent)) {
      cost += Targets.prefixed(asked, sent) ? DIFFERENCE : 4 * DIFFERENCE;
    }
    if (f.host() == null || !f.host().equalsIgnoreCase(b.host() == null ? "" : b.host())) {
      cost += DIFFERENCE / 2;
    }
    if (f.bodyBytes() != b.bodyBytes()) {
      cost += 8 * DIFFERENCE;
    } else if (f.bodyPrint() != 0 && b.bodyPrint() != 0 && f.bodyPrint() != b.bodyPrint()) {
      cost += 12 * DIFFERENCE;
    }
    if (f.head().ids().size() > 0 && b.head().ids().size() > 0) {
      cost += f.head().ids().shared(b.head().ids()) > 0 ? 0 : 8 * DIFFERENCE;
    }
    int lost = f.head().prints().size() - f.head().prints().shared(b.head().prints());
    cost += Math.min(12, lost) * DIFFERENCE;
    if (VarnishIds.deny(front, back)) {
      cost += 8 * DIFFERENCE;
    }
    String claimed = b.head().forwardedFor();
    if (claimed != null && !claimed.startsWith(front.connection().client().address())) {
      cost += 4 * DIFFERENCE;
    }
    return cost;
  }

  private static int response(ExchangeSummary front, ExchangeSummary back) {
    ResponseFacts f = front.response();
    ResponseFacts b = back.response();
    if (f == null || b == null || front.status() != back.status()) {
      return 0;
    }
    int cost = 0;
    int lost = b.head().prints().size() - b.head().prints().shared(f.head().prints());
    cost += Math.min(8, lost) * DIFFERENCE / 2;
    if (b.head().ids().size() > 0 && f.head().ids().size() > 0) {
      cost += b.head().ids().shared(f.head().ids()) > 0 ? 0 : 4 * DIFFERENCE;
    }
    return cost + content(f, b);
  }

  private static int content(ResponseFacts front, ResponseFacts back) {
    if (!front.complete() || !back.complete() || front.missingBytes() + back.missingBytes() > 0) {
      return 0;
    }
    if (front.bodyBytes() == 0 || back.bodyBytes() == 0) {
      // To HEAD, or not modified.
      return front.bodyBytes() == back.bodyBytes() ? 0 : DIFFERENCE;
    }
    BodyTrace out = front.body();
    BodyTrace in = back.body();
    if (out == null || in == null || out.textPrint() == 0 || in.textPrint() == 0) {
      return front.bodyBytes() == back.bodyBytes() ? 0 : 2 * DIFFERENCE;
    }
    return out.textPrint() == in.textPrint() ? 0 : 10 * DIFFERENCE;
  }
}
