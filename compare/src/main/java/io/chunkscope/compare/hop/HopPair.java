package io.chunkscope.compare.hop;

import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.leg.BodyTrace;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.FlushList;
import io.chunkscope.compare.leg.ResponseFacts;
import io.chunkscope.compare.match.Pair;
import java.util.ArrayList;
import java.util.List;

/** A pair, and what the hop did to its response. */
public final class HopPair {
  /** Flushes that are followed one by one. */
  public static final int MAX_FLUSHES = 64;

  /** What no hop needs for a request, unless it makes it wait. */
  private static final long SLACK_NS = 2_000_000L;

  private final Pair pair;
  private final Clock clock;
  private final HopSoftware software;
  private final Content content;
  private final List<FlushDelay> flushes;

  /**
   * @param software what the hop seems to be
   */
  public HopPair(Pair pair, Clock clock, HopSoftware software) {
    this.pair = pair;
    this.clock = clock;
    this.software = software;
    this.content = Content.of(pair.front().response(), pair.back().response());
    this.flushes = content.comparable() ? followed() : List.of();
  }

  public Pair pair() {
    return pair;
  }

  public ExchangeSummary front() {
    return pair.front();
  }

  public ExchangeSummary back() {
    return pair.back();
  }

  /** What the client's side got; null without a response. */
  public ResponseFacts out() {
    return pair.front().response();
  }

  /** What the server sent; null without a response. */
  public ResponseFacts in() {
    return pair.back().response();
  }

  public Clock clock() {
    return clock;
  }

  public HopSoftware software() {
    return software;
  }

  /** What became of the body. */
  public Content content() {
    return content;
  }

  /** The server's flushes and when they came out; empty where the bodies cannot be compared. */
  public List<FlushDelay> flushes() {
    return flushes;
  }

  /** Whether both sides have a response. */
  public boolean answered() {
    return out() != null && in() != null;
  }

  /** How long the request took over the hop; depends on clocks. Never negative. */
  public long requestLagNs() {
    return Math.max(0, clock.toFront(back().firstNs()) - front().firstNs());
  }

  /**
   * How long the request waited in the hop, in a queue or for attempts that failed, before the
   * server had it; nanoseconds. 0 where that is not sure.
   */
  public long requestWaitedNs() {
    long ns = clock.toFront(back().request().lastNs()) - front().request().lastNs();
    return clock.known() && ns > clock.uncertaintyNs() + SLACK_NS ? ns : 0;
  }

  /**
   * Where the hop's share begins: the first body byte waited for on the client's side, less that on
   * the server's. Each is measured by one clock. Negative only where the hop answered by itself; -1
   * without bodies.
   */
  public long lostToFirstByteNs() {
    long out = front().firstBodyWaitNs();
    long in = back().firstBodyWaitNs();
    return out < 0 || in < 0 ? -1 : Math.max(0, out - in);
  }

  private List<FlushDelay> followed() {
    FlushList list = in().flushes();
    BodyTrace from = in().body();
    BodyTrace to = out().body();
    boolean text = content == Content.RECODED;
    List<FlushDelay> followed = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_FLUSHES, list.kept()); i++) {
      long start = i == 0 ? 0 : list.endOffset(i - 1);
      long end = list.endOffset(i);
      long lastInNs = from.timeOfSent(end);
      if (lastInNs < 0) {
        break;
      }
      long firstPlace = text ? Math.max(1, from.textAt(start + 1)) : start + 1;
      long lastPlace = text ? Math.max(1, from.textAt(end)) : end;
      followed.add(
          new FlushDelay(
              i,
              end - start,
              clock.toFront(list.timeNs(i)),
              clock.toFront(lastInNs),
              text ? to.timeOfText(firstPlace) : to.timeOfSent(firstPlace),
              text ? to.timeOfText(lastPlace) : to.timeOfSent(lastPlace)));
    }
    return followed;
  }
}
