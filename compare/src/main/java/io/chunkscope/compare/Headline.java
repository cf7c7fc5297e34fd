package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.ResponseFacts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a hop does, in one sentence: the worst of it, on the path where it does it most. */
public final class Headline {
  private static final List<String> WORST_FIRST =
      List.of(
          "hop-buffers-response",
          "hop-removes-framing",
          "hop-delays-flushes",
          "hop-drops-persistence",
          "hop-downgrades-version");

  /** Less is not worth a word in a headline. */
  private static final long WAITING_NS = 20_000_000L;

  private Headline() {}

  /** The sentence, with its period; wire bytes in it are not escaped. */
  public static String of(Comparison comparison) {
    if (comparison.pairs().isEmpty()) {
      return nothingPaired(comparison);
    }
    for (String rule : WORST_FIRST) {
      Map<String, Long> byPath = new LinkedHashMap<>();
      comparison.findings().stream()
          .map(PairFinding::finding)
          .filter(finding -> finding.rule().id().equals(rule))
          .forEach(finding -> byPath.merge(String.valueOf(finding.path()), 1L, Long::sum));
      if (!byPath.isEmpty()) {
        return worst(comparison, rule, byPath);
      }
    }
    return sentenceStart(comparison)
        + " passes "
        + (comparison.pairs().size() == 1
            ? "the one response on as it came"
            : "all " + Phrases.number(comparison.pairs().size()) + " responses on as they came")
        + delay(comparison)
        + (comparison.retries() == 0
            ? ""
            : "; it asked again "
                + Phrases.count(comparison.retries(), "time", "times")
                + " after attempts that failed")
        + waiting(comparison.pairs())
        + ".";
  }

  /** Where requests are what waits. */
  private static String waiting(List<HopPair> pairs) {
    Spread waited = new Spread();
    pairs.forEach(pair -> waited.add(pair.requestWaitedNs()));
    return waited.median() < WAITING_NS
        ? ""
        : "; before that, requests wait in it for "
            + Durations.text(waited.median())
            + " at the median";
  }

  private static String delay(Comparison comparison) {
    Spread delay = new Spread();
    for (HopPair pair : comparison.pairs()) {
      if (comparison.clock().known()) {
        pair.flushes().stream()
            .mapToLong(flush -> flush.delayNs())
            .filter(ns -> ns >= 0)
            .forEach(delay::add);
      }
    }
    return delay.isEmpty()
        ? ""
        : ", flushes "
            + Durations.text(delay.median())
            + " later at the median, "
            + Durations.text(delay.most())
            + " at most";
  }

  private static String nothingPaired(Comparison comparison) {
    int front = comparison.front().exchanges().size();
    int back = comparison.back().exchanges().size();
    return front == 0 || back == 0
        ? "Nothing to compare: the "
            + (front == 0 ? "client" : "server")
            + " side has no exchange, the "
            + (front == 0 ? "server" : "client")
            + " side "
            + (front + back == 0 ? "none either" : Phrases.number(front + back))
            + "."
        : "None of the client side's "
            + Phrases.count(front, "exchange", "exchanges")
            + " was found among the "
            + Phrases.number(back)
            + " of the server side.";
  }

  private static String worst(Comparison comparison, String rule, Map<String, Long> byPath) {
    Map.Entry<String, Long> most =
        byPath.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)).orElseThrow();
    String path = most.getKey();
    long found = most.getValue();
    long all = comparison.pairs().stream().filter(pair -> path.equals(path(pair))).count();
    List<HopPair> concerned =
        comparison.findings().stream()
            .filter(each -> each.finding().rule().id().equals(rule))
            .filter(each -> path.equals(each.finding().path()))
            .map(PairFinding::pair)
            .toList();
    long elsewhere = byPath.values().stream().mapToLong(Long::longValue).sum() - found;
    String which = found == all && all > 1 ? "every " + path : path;
    String share =
        "; " + Phrases.number(found) + " of " + Phrases.count(all, "response", "responses");
    String others =
        elsewhere == 0
            ? ""
            : ", and "
                + Phrases.number(elsewhere)
                + (byPath.size() == 2 ? " on another path" : " on other paths");
    HopPair example = concerned.get(0);
    String hop = sentenceStart(comparison);
    return switch (rule) {
      case "hop-buffers-response" ->
          hop
              + " holds "
              + which
              + " until the end: the server's first flush leaves at "
              + Durations.text(median(concerned, true))
              + ", the client gets it at "
              + Durations.text(median(concerned, false))
              + share
              + others
              + "; framing at the server: "
              + framing(example.in())
              + waiting(concerned)
              + ".";
      case "hop-removes-framing" ->
          hop
              + " removes the framing of "
              + which
              + ": "
              + example.in().framing().label()
              + " at the server, nothing but the close of the connection at the client"
              + share
              + others
              + ".";
      case "hop-delays-flushes" ->
          hop
              + " delays flushes of "
              + which
              + ", by "
              + Durations.text(longestDelay(concerned))
              + " at most"
              + share
              + others
              + ".";
      case "hop-drops-persistence" ->
          hop
              + (example.back().request().head().persists()
                  ? " closes the client's connection after "
                  : " asks the server for a new connection for ")
              + which
              + share.replace("response", "exchange")
              + others
              + ".";
      default -> hop + " speaks HTTP/1.0 where HTTP/1.1 came in: " + which + share + others + ".";
    };
  }

  private static String path(HopPair pair) {
    String target = pair.front().request().target();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static long median(List<HopPair> pairs, boolean server) {
    Spread spread = new Spread();
    for (HopPair pair : pairs) {
      ExchangeSummary side = server ? pair.back() : pair.front();
      if (side.firstBodyWaitNs() >= 0) {
        // What the request waited in the hop is not the response's.
        spread.add(Math.max(0, side.firstBodyWaitNs() - (server ? 0 : pair.requestWaitedNs())));
      }
    }
    return spread.isEmpty() ? 0 : spread.median();
  }

  private static long longestDelay(List<HopPair> pairs) {
    return pairs.stream()
        .flatMap(pair -> pair.flushes().stream())
        .mapToLong(flush -> flush.delayNs())
        .max()
        .orElse(0);
  }

  private static String framing(ResponseFacts in) {
    return in.unframed()
        ? "none (see streamed-unframed), so the hop had to wait for its end"
        : in.framing().label();
  }

  private static String sentenceStart(Comparison comparison) {
    String label = comparison.hop().software().label();
    return label.equals("the hop") ? "The hop" : label;
  }
}
