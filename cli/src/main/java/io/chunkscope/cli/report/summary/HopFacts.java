package io.chunkscope.cli.report.summary;

import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.HopIdentity;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.match.LegFinder;
import io.chunkscope.verify.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was compared: the hop, how many of its exchanges were paired, how the clocks stand. */
public final class HopFacts {
  private static final int SHOWN = 6;
  private static final double PPB_IN_PPM = 1000;

  /**
   * One fact.
   *
   * @param label a word or two, without a colon
   */
  public record Fact(String label, String text) {}

  private final List<Fact> facts = new ArrayList<>();

  private HopFacts() {}

  /** What there is to say, in the order of a report. */
  public static List<Fact> of(Comparison comparison) {
    HopFacts of = new HopFacts();
    of.add("Hop", hop(comparison));
    of.add("Pairs", pairs(comparison));
    if (comparison.oneSideTwice() && !comparison.oneCapture()) {
      of.add(
          "Note",
          "both captures hold the same connections: they are of one side of the hop, not of two");
    }
    String clock = clock(comparison.clock());
    if (clock != null) {
      of.add("Clocks", clock);
    }
    for (LegFinder.Hop other : comparison.otherHops()) {
      of.add(
          "Also",
          "another hop at "
              + endpoints(other.fronts())
              + " before "
              + endpoints(other.backs())
              + "; --front and --back choose it");
    }
    of.leftOut("client", comparison.front());
    of.leftOut("server", comparison.back());
    return of.facts;
  }

  private void add(String label, String text) {
    facts.add(new Fact(label, text));
  }

  private static String hop(Comparison comparison) {
    HopIdentity hop = comparison.hop();
    String name =
        hop.evidence() == null
            ? "unknown software"
            : hop.software().label() + " (" + Excerpt.of(hop.evidence(), 80) + ")";
    return name
        + " at "
        + endpoints(comparison.fronts())
        + " before "
        + endpoints(comparison.backs());
  }

  private static String endpoints(Collection<Endpoint> endpoints) {
    if (endpoints.isEmpty()) {
      return "(none)";
    }
    String shown =
        endpoints.stream()
            .map(Endpoint::toString)
            .sorted()
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    int more = endpoints.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String pairs(Comparison comparison) {
    int paired = comparison.pairs().size();
    StringBuilder text = new StringBuilder();
    text.append(Amounts.number(paired))
        .append(" of ")
        .append(Amounts.count(comparison.front().exchanges().size(), "exchange"))
        .append(" on the client side, of ")
        .append(Amounts.number(comparison.back().exchanges().size()))
        .append(" on the server side");
    if (comparison.retries() > 0) {
      text.append("; ").append(Amounts.count(comparison.retries(), "attempt"));
      text.append(" that the hop repeated");
    }
    long alike = comparison.ambiguousAlike();
    long unsure = comparison.ambiguous() - alike;
    if (alike > 0) {
      text.append("; ").append(Amounts.count(alike, "pair"));
      text.append(" could as well be paired another way, which would judge them the same");
    }
    if (unsure > 0) {
      text.append("; ").append(Amounts.count(unsure, "pair"));
      text.append(" could be paired another way that would judge them differently");
    }
    return text.toString();
  }

  /** Null where there is nothing to say: one clock for both sides. */
  private static String clock(Clock clock) {
    return switch (clock.basis()) {
      case SHARED -> null;
      case UNKNOWN -> "cannot be compared; durations across the hop are not told";
      case ESTIMATED -> {
        String offset =
            clock.offsetNs() == 0
                ? "agree"
                : "the client side's is "
                    + Amounts.duration(Math.abs(clock.offsetNs()))
                    + (clock.offsetNs() > 0 ? " ahead" : " behind");
        yield offset
            + " (± "
            + Amounts.duration(clock.uncertaintyNs())
            + (clock.driftPpb() == 0
                ? ""
                : String.format(
                    Locale.ROOT, ", drifting by %.1f ppm", clock.driftPpb() / PPB_IN_PPM))
            + ", from "
            + Amounts.count(clock.pairs(), "pair")
            + ")";
      }
    };
  }

  private void leftOut(String side, Leg leg) {
    if (leg.leftOut() > 0) {
      add(
          "Left out",
          Amounts.count(leg.leftOut(), "later exchange")
              + " of the "
              + side
              + " side's capture, for the limit on memory; give the program more (CHUNKSCOPE_JAVA_OPTS) or cut"
              + " the capture");
    }
    if (leg.withoutRequest() > 0) {
      add(
          "Left out",
          Amounts.count(leg.withoutRequest(), "exchange")
              + " of the "
              + side
              + " side's capture whose request is not there, or cut short in its request-line");
    }
  }
}
