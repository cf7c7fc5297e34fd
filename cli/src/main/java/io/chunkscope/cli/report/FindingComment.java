package io.chunkscope.cli.report;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.Excerpt;

/**
 * A finding as a comment in a file of another program: text that nothing from the wire can break.
 */
public final class FindingComment {
  private static final int MAX_CHARS = 4_000;

  private FindingComment() {}

  /** What it says, in one line. */
  public static String of(Finding finding) {
    return clipped(
        finding.severity().label()
            + " "
            + finding.rule().id()
            + ": "
            + Excerpt.sentence(finding.summary()));
  }

  /** The text, cut if it is very long. */
  public static String clipped(String text) {
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
  }
}
