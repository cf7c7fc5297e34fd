package io.chunkscope.cli;

import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.compare.CompareOptions;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.leg.EndpointPattern;
import java.util.List;

/** Why captures cannot be compared, or not as they were given, and what to do about it. */
final class CompareObstacle {
  private final CompareRun run;
  private final CompareOptions options;
  private final List<String> files;

  /**
   * @param files as given: the server side's and the client side's, or one
   */
  CompareObstacle(CompareRun run, CompareOptions options, List<String> files) {
    this.run = run;
    this.options = options;
    this.files = files;
  }

  /**
   * Whether the captures were given the wrong way round: what little pairs by chance then is not
   * worth a report.
   *
   * @return what to do instead; null if they were not
   */
  String swapped(CompareRecord record) {
    Comparison comparison = record.comparison();
    if (files.size() == 1) {
      return null;
    }
    int pairs = comparison.pairs().size();
    int most =
        Math.min(comparison.front().exchanges().size(), comparison.back().exchanges().size());
    return 2 * pairs >= most || run.pairsTheOtherWay() <= 2 * pairs
        ? null
        : "the captures seem to be given the wrong way round: the server side comes first, so"
            + " try: chunkscope compare "
            + files.get(1)
            + " "
            + files.get(0);
  }

  /** Why nothing was compared, in a sentence, or null where something was. */
  String of(CompareRecord record) {
    int clientSide = files.size() - 1;
    String nobody = nobodyAsked(clientSide, "--front", options.fronts());
    if (nobody == null) {
      nobody = nobodyAsked(0, "--back", options.backs());
    }
    if (nobody != null) {
      return nobody;
    }
    Comparison comparison = record.comparison();
    if (comparison == null) {
      boolean guided = !options.fronts().isEmpty() || !options.backs().isEmpty();
      return "no two sides of a hop in "
          + files.get(0)
          + (guided ? " that are there" : "")
          + "; name them with --front and --back, or give two captures ("
          + run.servers(0)
          + ")";
    }
    int pairs = comparison.pairs().size();
    if (pairs > 0) {
      return null;
    }
    return files.size() == 1
        ? "nothing to compare in " + files.get(0) + ": no exchange is on both sides"
        : "nothing to compare: no exchange of "
            + files.get(1)
            + " was found in "
            + files.get(0)
            + "; both have to cover the same time";
  }

  private String nobodyAsked(int capture, String option, List<EndpointPattern> patterns) {
    return patterns.isEmpty() || run.asked(capture, patterns)
        ? null
        : "no exchange at " + option + " in " + files.get(capture) + "; " + run.servers(capture);
  }
}
