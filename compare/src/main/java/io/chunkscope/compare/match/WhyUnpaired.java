package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.HeadSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.leg.ResponseFacts;
import io.chunkscope.compare.match.Unpaired.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says why exchanges have no counterpart, as far as they show it. */
public final class WhyUnpaired {
  private static final String DROPS = "packets of the other side's capture were dropped";
  private static final int FIRST_REDIRECT = 300;
  private static final int NOT_MODIFIED = 304;
  private static final long TELLING_BYTES = 64;

  private final Leg front;
  private final Leg back;
  private final Match match;
  private final Map<String, Long> served = new HashMap<>();
  private final boolean requestsLacking;
  private final Set<String> plainTails = new HashSet<>();

  /**
   * @param front the client side
   * @param back the server side
   */
  public WhyUnpaired(Leg front, Leg back, Match match) {
    this.front = front;
    this.back = back;
    this.match = match;
    for (ExchangeSummary exchange : back.exchanges()) {
      String content = content(exchange);
      if (content != null) {
        served.merge(content, match.clock().toFront(exchange.firstNs()), Math::min);
      }
    }
    front.exchanges().stream()
        .filter(WhyUnpaired::plain)
        .forEach(exchange -> plainTails.add(tail(exchange)));
    long answered =
        match.fronts().stream()
            .filter(each -> each.response() != null && storedBy(each.response().head()) == null)
            .count();
    // Responses there that lack their requests are most of what is missed here.
    requestsLacking = back.withoutRequest() > 0 && 2 * back.withoutRequest() >= answered;
  }

  /** All of them, the client side first. */
  public List<Unpaired> all() {
    List<Unpaired> all = new ArrayList<>();
    match.fronts().forEach(exchange -> all.add(ofFront(exchange)));
    match.backs().forEach(exchange -> all.add(ofBack(exchange)));
    return all;
  }

  private Unpaired ofFront(ExchangeSummary exchange) {
    boolean known = match.clock().known();
    ResponseFacts response = exchange.response();
    String stored = response == null ? null : storedBy(response.head());
    if (stored != null) {
      return new Unpaired(exchange, true, Reason.CACHED, stored);
    }
    boolean outside =
        known
            && (back.firstNs() < 0
                || exchange.lastNs() < match.clock().toFront(back.firstNs())
                || exchange.firstNs() > match.clock().toFront(back.lastNs()));
    boolean lacking = requestsLacking || back.drops();
    if (lacking && response != null && !outside) {
      String evidence =
          requestsLacking ? "the other side's capture has responses without requests" : DROPS;
      return new Unpaired(exchange, true, Reason.GAP, evidence);
    }
    Long servedNs = served.get(content(exchange));
    if (servedNs != null && servedNs < exchange.firstNs()) {
      return new Unpaired(
          exchange, true, Reason.CACHED, "the server had sent the same content before");
    }
    if (outside) {
      return new Unpaired(exchange, true, Reason.OUTSIDE, null);
    }
    if (back.leftOut() > 0) {
      return new Unpaired(exchange, true, Reason.LEFT_OUT, null);
    }
    if (exchange.uncertain()) {
      return new Unpaired(exchange, true, Reason.GAP, null);
    }
    if (response == null) {
      return new Unpaired(exchange, true, Reason.NO_RESPONSE, null);
    }
    if (response.status() == NOT_MODIFIED) {
      return new Unpaired(exchange, true, Reason.CACHED, "304");
    }
    boolean own = response.status() >= FIRST_REDIRECT;
    return own
        ? new Unpaired(exchange, true, Reason.HOPS_OWN, String.valueOf(response.status()))
        : new Unpaired(exchange, true, Reason.NOT_SEEN, null);
  }

  private Unpaired ofBack(ExchangeSummary exchange) {
    long beganNs = match.clock().toFront(exchange.firstNs());
    boolean outside =
        match.clock().known()
            && (front.firstNs() < 0 || beganNs < front.firstNs() || beganNs > front.lastNs());
    if (plain(exchange) && !askedAlike(exchange)) {
      return new Unpaired(exchange, false, Reason.HEALTH_CHECK, null);
    }
    if (outside) {
      return new Unpaired(exchange, false, Reason.OUTSIDE, null);
    }
    if (front.leftOut() > 0) {
      return new Unpaired(exchange, false, Reason.LEFT_OUT, null);
    }
    if (exchange.uncertain()) {
      return new Unpaired(exchange, false, Reason.GAP, null);
    }
    if (front.drops()) {
      return new Unpaired(exchange, false, Reason.GAP, DROPS);
    }
    boolean passedOn =
        exchange.request().head().forwardedFor() != null
            || exchange.request().head().value("via") != null;
    return new Unpaired(exchange, false, passedOn ? Reason.BACKGROUND : Reason.NOT_SEEN, null);
  }

  /** Whether a client asked for that as plainly, or none is known to have asked for anything. */
  private boolean askedAlike(ExchangeSummary exchange) {
    return front.exchanges().isEmpty() || plainTails.contains(tail(exchange));
  }

  private static String tail(ExchangeSummary exchange) {
    return Targets.tail(exchange.request().target());
  }

  /** A hop's own question carries nothing of a client's: no agent, or the hop's. */
  private static boolean plain(ExchangeSummary exchange) {
    HeadSummary head = exchange.request().head();
    String method = exchange.request().method();
    boolean plain = method.equals("OPTIONS") || method.equals("HEAD") || method.equals("GET");
    return plain
        && exchange.request().bodyBytes() == 0
        && !head.has("User-Agent")
        && !head.has("Accept")
        && head.forwardedFor() == null
        && head.value("via") == null;
  }

  /** What in a head says that a store answered; null for nothing. */
  static String storedBy(HeadSummary head) {
    for (String name : List.of("x-cache", "x-cache-status", "cf-cache-status")) {
      String value = head.value(name);
      if (value != null && value.toLowerCase(Locale.ROOT).contains("hit")) {
        return name + ": " + value;
      }
    }
    String ids = head.value("x-varnish");
    // The second number is the request that put it into the cache.
    if (ids != null && ids.strip().matches("\\d+ \\d+")) {
      return "x-varnish: " + ids;
    }
    String age = head.value("age");
    return age != null && !age.strip().matches("0+") ? "age: " + age : null;
  }

  private static String content(ExchangeSummary exchange) {
    ResponseFacts response = exchange.response();
    if (response == null
        || response.body() == null
        || response.body().textPrint() == 0
        || response.body().textBytes() < TELLING_BYTES) {
      return null;
    }
    return tail(exchange) + ' ' + response.status() + ' ' + response.body().textPrint();
  }
}
