package io.chunkscope.cli.report;

import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.replay.ReplayResult.Outcome;
import java.util.List;

/**
 * A run of {@code verify}.
 *
 * @param results in the order of the command line
 * @param update whether verdicts that changed or are missing are being written
 */
public record VerifyRecord(List<ReplayResult> results, boolean update) {
  public VerifyRecord {
    results = List.copyOf(results);
  }

  /** How many ended so. */
  public int count(Outcome outcome) {
    return (int) results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Captures, without the verdicts that have none. */
  public int captures() {
    return results.size() - count(Outcome.ORPHAN);
  }

  /** Verdicts that differ from what is found now, or are missing. */
  public int outdated() {
    return count(Outcome.FAILED) + count(Outcome.NEW);
  }
}
