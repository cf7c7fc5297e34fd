package io.chunkscope.verify.replay;

import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import java.util.List;

/**
 * What came of replaying one item.
 *
 * @param differences from the verdict kept, the first {@value #MAX_DIFFERENCES}
 * @param omitted how many more there are
 * @param found the verdict as it is now, where it is not the one kept and may be wanted; else null
 * @param problem why the job could not be done, one line that names the file, or null
 */
public record ReplayResult(
    ReplayItem item,
    Outcome outcome,
    List<Difference> differences,
    int omitted,
    Verdict found,
    String problem) {
  /** More than anybody reads; what else differs is counted. */
  public static final int MAX_DIFFERENCES = 1000;

  /** How it went. */
  public enum Outcome {
    /** The verdict kept is confirmed. */
    PASSED,
    /** Something changed. */
    FAILED,
    /** There is no verdict yet. */
    NEW,
    /** A verdict without a capture. */
    ORPHAN,
    /** It could not be found out: an unreadable file, a damaged verdict. */
    ERROR;

    /** The word used in reports. */
    public String label() {
      return switch (this) {
        case PASSED -> "passed";
        case FAILED -> "failed";
        case NEW -> "new";
        case ORPHAN -> "orphan";
        case ERROR -> "error";
      };
    }
  }

  static ReplayResult passed(ReplayItem item) {
    return new ReplayResult(item, Outcome.PASSED, List.of(), 0, null, null);
  }

  static ReplayResult failed(ReplayItem item, List<Difference> differences, Verdict found) {
    int kept = Math.min(differences.size(), MAX_DIFFERENCES);
    return new ReplayResult(
        item,
        Outcome.FAILED,
        List.copyOf(differences.subList(0, kept)),
        differences.size() - kept,
        found,
        null);
  }

  static ReplayResult fresh(ReplayItem item, Verdict found) {
    return new ReplayResult(item, Outcome.NEW, List.of(), 0, found, null);
  }

  static ReplayResult orphan(ReplayItem item) {
    return new ReplayResult(item, Outcome.ORPHAN, List.of(), 0, null, null);
  }

  static ReplayResult error(ReplayItem item, String problem) {
    return new ReplayResult(item, Outcome.ERROR, List.of(), 0, null, problem);
  }
}
