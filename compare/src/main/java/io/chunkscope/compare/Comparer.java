package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.HopIdentity;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.EndpointPattern;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.match.ClockSearch;
import io.chunkscope.compare.match.LegFinder;
import io.chunkscope.compare.match.Match;
import io.chunkscope.compare.match.Matcher;
import io.chunkscope.compare.match.Pair;
import io.chunkscope.compare.match.WhyUnpaired;
import io.chunkscope.compare.rules.HopRule;
import io.chunkscope.compare.rules.HopRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares the two sides of a hop: finds them, pairs their exchanges, judges what lies between. */
public final class Comparer {
  private final CompareOptions options;

  public Comparer(CompareOptions options) {
    this.options = options;
  }

  /** Compares two captures, each by a clock of its own. */
  public Comparison between(Leg serverSide, Leg clientSide) {
    Leg front = options.fronts().isEmpty() ? clientSide : clientSide.at(any(options.fronts()));
    Leg back = options.backs().isEmpty() ? serverSide : serverSide.at(any(options.backs()));
    Match match = new ClockSearch(front.exchanges(), back.exchanges(), options.match()).match();
    return judged(front, back, match, List.of());
  }

  /** Compares the two sides that one capture holds; empty where it holds none. */
  public Optional<Comparison> within(Leg capture) {
    List<LegFinder.Hop> others = List.of();
    Leg front;
    Leg back;
    if (!options.fronts().isEmpty() && !options.backs().isEmpty()) {
      front = capture.at(any(options.fronts()));
      back = capture.at(any(options.backs()));
    } else {
      List<LegFinder.Hop> hops =
          new LegFinder(options.match()).find(capture).stream().filter(this::wanted).toList();
      if (hops.isEmpty()) {
        return Optional.empty();
      }
      LegFinder.Hop hop = hops.get(0);
      others = hops.subList(1, hops.size());
      front = capture.at(chosen(options.fronts(), hop.fronts()));
      back = capture.at(chosen(options.backs(), hop.backs()));
    }
    Match match =
        new Matcher(front.exchanges(), back.exchanges(), options.match()).match(Clock.SHARED);
    return Optional.of(judged(front, back, match, others));
  }

  private boolean wanted(LegFinder.Hop hop) {
    return (options.fronts().isEmpty() || hop.fronts().stream().anyMatch(any(options.fronts())))
        && (options.backs().isEmpty() || hop.backs().stream().anyMatch(any(options.backs())));
  }

  private static Predicate<Endpoint> chosen(List<EndpointPattern> given, Set<Endpoint> found) {
    return given.isEmpty() ? found::contains : any(given);
  }

  private static Predicate<Endpoint> any(List<EndpointPattern> patterns) {
    return endpoint -> patterns.stream().anyMatch(pattern -> pattern.test(endpoint));
  }

  private Comparison judged(Leg front, Leg back, Match match, List<LegFinder.Hop> others) {
    HopIdentity hop = HopIdentity.of(match.pairs());
    Map<String, PathComparison> paths = new LinkedHashMap<>();
    PathComparison rest = new PathComparison("(other paths)");
    List<HopPair> pairs = new ArrayList<>(match.pairs().size());
    List<PairFinding> findings = new ArrayList<>();
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    List<HopRule> rules = HopRules.of(options.rules());
    long omitted = 0;
    for (Pair each : match.pairs()) {
      HopPair pair = new HopPair(each, match.clock(), hop.software());
      PathComparison path = path(paths, rest, each.front());
      path.add(pair);
      for (HopRule rule : rules) {
        Optional<Finding> finding = rule.judge(pair);
        if (finding.isEmpty()) {
          continue;
        }
        path.add(finding.get());
        counts.merge(finding.get().severity(), 1L, Long::sum);
        if (findings.size() < options.maxFindings()) {
          findings.add(new PairFinding(finding.get(), pair, pairs.size()));
        } else {
          omitted++;
        }
      }
      pairs.add(pair);
    }
    return new Comparison(
        hop,
        front.servers(),
        back.servers(),
        others,
        front,
        back,
        match.clock(),
        pairs,
        new WhyUnpaired(front, back, match).all(),
        paths.values().stream()
            .sorted(Comparator.comparingLong(PathComparison::pairs).reversed())
            .toList(),
        rest.pairs() == 0 ? null : rest,
        findings,
        counts,
        omitted,
        match.givenUp());
  }

  private PathComparison path(
      Map<String, PathComparison> paths, PathComparison rest, ExchangeSummary exchange) {
    String target = exchange.request().target();
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    PathComparison known = paths.get(path);
    if (known == null && paths.size() >= options.maxPaths()) {
      return rest;
    }
    return known == null ? paths.computeIfAbsent(path, PathComparison::new) : known;
  }
}
