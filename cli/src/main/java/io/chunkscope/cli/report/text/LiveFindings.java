package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as they come, a line each. The first of its kind (rule, server, path) is told at once;
 * those after it are counted, and the count is told now and then.
 */
public final class LiveFindings {
  private static final int MAX_KINDS = 2_000;
  private static final int MAX_PATH_CHARS = 60;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private record Kind(String rule, String server, String path) {}

  private static final class Repeats {
    private final Severity severity;
    private long untold;

    Repeats(Severity severity) {
      this.severity = severity;
    }
  }

  private final Page page;
  private final Severity minSeverity;
  private final long intervalNs;
  private final Timestamps times = new Timestamps();
  private final Map<Kind, Repeats> kinds = new LinkedHashMap<>();
  private long toldNs;

  /**
   * @param minSeverity milder findings are not told
   * @param intervalSeconds how often repeated findings are told
   */
  public LiveFindings(Page page, Severity minSeverity, int intervalSeconds) {
    this.page = page;
    this.minSeverity = minSeverity;
    this.intervalNs = intervalSeconds * NS_PER_SECOND;
  }

  /** Tells a finding, if it is the first of its kind. */
  public void add(Finding finding) throws IOException {
    if (finding.severity().compareTo(minSeverity) < 0) {
      return;
    }
    Kind kind =
        new Kind(
            finding.rule().id(),
            finding.server() == null ? "" : finding.server().toString(),
            finding.path() == null ? "" : finding.path());
    Repeats known = kinds.get(kind);
    if (known != null) {
      known.untold++;
      return;
    }
    if (kinds.size() == MAX_KINDS) {
      forgetOne(finding.timeNs());
    }
    kinds.put(kind, new Repeats(finding.severity()));
    String time = finding.timeNs() <= 0 ? "" : times.timeOfDay(finding.timeNs()) + " ";
    page.paragraph(
        page.ink().dim(time) + label(finding.severity()) + " ",
        6,
        page.ink().bold(kind.rule)
            + place(kind)
            + ": "
            + Excerpt.sentence(finding.summary())
            + frames(finding));
    page.flush();
  }

  private void forgetOne(long nowNs) throws IOException {
    Iterator<Map.Entry<Kind, Repeats>> all = kinds.entrySet().iterator();
    Map.Entry<Kind, Repeats> oldest = all.next();
    if (oldest.getValue().untold > 0) {
      tell(oldest, nowNs);
    }
    all.remove();
  }

  private String label(Severity severity) {
    return page.ink().severity(severity, severity.label());
  }

  private static String place(Kind kind) {
    return (kind.server.isEmpty() ? "" : " at " + kind.server)
        + (kind.path.isEmpty() ? "" : " " + Excerpt.of(kind.path, MAX_PATH_CHARS));
  }

  private static String frames(Finding finding) {
    return finding.connection() == Finding.NONE ? "" : " (connection " + finding.connection() + ")";
  }

  /** Whether it is time to tell what was repeated. */
  public boolean hasRepeatsToTell(long nowNs) {
    if (toldNs == 0) {
      toldNs = nowNs;
    }
    return nowNs - toldNs >= intervalNs;
  }

  /**
   * Tells what was repeated, if that is due.
   *
   * @param nowNs epoch nanoseconds
   */
  public void tellRepeats(long nowNs) throws IOException {
    if (!hasRepeatsToTell(nowNs)) {
      return;
    }
    toldNs = nowNs;
    List<Map.Entry<Kind, Repeats>> repeated = new ArrayList<>();
    for (Map.Entry<Kind, Repeats> entry : kinds.entrySet()) {
      if (entry.getValue().untold > 0) {
        repeated.add(entry);
      }
    }
    for (Map.Entry<Kind, Repeats> entry : repeated) {
      tell(entry, nowNs);
    }
    page.flush();
  }

  private void tell(Map.Entry<Kind, Repeats> repeated, long nowNs) throws IOException {
    Repeats repeats = repeated.getValue();
    page.paragraph(
        page.ink().dim(times.timeOfDay(nowNs)) + " " + label(repeats.severity) + " ",
        6,
        page.ink().bold(repeated.getKey().rule)
            + place(repeated.getKey())
            + ": "
            + Amounts.number(repeats.untold)
            + " more");
    repeats.untold = 0;
  }
}
