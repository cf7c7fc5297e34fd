package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.Excerpt;
import java.util.List;

/**
 * A finding as the page tells it.
 *
 * @param timeNs epoch nanoseconds, or {@link Finding#NONE}
 * @param side request or response, or null
 */
public record ShownFinding(
    String rule,
    int severity,
    String confidence,
    String party,
    String side,
    List<Long> frames,
    long timeNs,
    String summary,
    String fix,
    String spec) {
  private static final int MAX_SENTENCE_CHARS = 1_500;
  private static final int MAX_FRAMES = 12;

  public static ShownFinding of(Finding finding) {
    return new ShownFinding(
        finding.rule().id(),
        finding.severity().ordinal(),
        finding.confidence().label(),
        finding.party().label(),
        finding.direction() == null ? null : MessageWords.side(finding.direction()),
        finding.frames().stream().limit(MAX_FRAMES).toList(),
        finding.timeNs(),
        Clip.sentence(finding.summary(), MAX_SENTENCE_CHARS),
        Clip.sentence(finding.fix(), MAX_SENTENCE_CHARS),
        finding.spec() == null ? "" : Excerpt.sentence(finding.spec()));
  }

  int weight() {
    return 160 + summary.length() + fix.length() + 24 * frames.size();
  }
}
