package io.chunkscope.verify.expect;

import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.FindingLimit;
import java.util.List;

/**
 * What must hold of the exchanges that are meant.
 *
 * @param name what its author calls it, or null
 * @param line where it begins in its file, 1-based
 * @param selection which exchanges are meant
 * @param quota of how many of them it must hold; {@link #ALL} for all
 * @param seenAtLeast how many must have been judged, so that a capture without any does not pass
 * @param checks what must hold
 * @param noFindings findings that there must not be about the exchanges, their connections and
 *     servers; null if any may be. A check for the exchanges is among {@code checks}
 */
public record Expectation(
    String name,
    int line,
    Selection selection,
    long quota,
    long seenAtLeast,
    List<Check> checks,
    FindingLimit noFindings) {
  /** Of all of them. */
  public static final long ALL = -1;

  public Expectation {
    checks = List.copyOf(checks);
  }

  /** Its name, or which exchanges are meant. */
  public String title() {
    return name == null ? selection.toString() : name;
  }
}
