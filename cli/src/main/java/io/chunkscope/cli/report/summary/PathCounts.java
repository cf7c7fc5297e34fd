package io.chunkscope.cli.report.summary;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.verify.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On which paths a finding was made, and how often; further paths than the limit count as one. */
public final class PathCounts {
  private static final int MAX_PATHS = 500;
  private static final int SHOWN = 8;
  private static final int MAX_PATH_CHARS = 60;

  private final Map<String, long[]> counts = new LinkedHashMap<>();
  private long withoutPath;
  private long beyondLimit;

  /**
   * Counts one more.
   *
   * @param path without query, as on the wire; null when there was no request
   */
  public void add(String path) {
    if (path == null) {
      withoutPath++;
      return;
    }
    long[] count = counts.get(path);
    if (count == null) {
      if (counts.size() == MAX_PATHS) {
        beyondLimit++;
        return;
      }
      count = new long[1];
      counts.put(path, count);
    }
    count[0]++;
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** {@code /report.aspx ×8, /index ×3 and 12 more paths}; most frequent first. */
  public String text() {
    List<Map.Entry<String, long[]>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Comparator.comparingLong(entry -> -entry.getValue()[0]));
    boolean single = sorted.size() == 1 && withoutPath == 0;
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, long[]> entry : sorted.subList(0, Math.min(SHOWN, sorted.size()))) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append(Excerpt.of(entry.getKey(), MAX_PATH_CHARS));
      if (!single && entry.getValue()[0] > 1) {
        text.append(" ×").append(Amounts.number(entry.getValue()[0]));
      }
    }
    int more = sorted.size() - SHOWN;
    if (beyondLimit > 0) {
      text.append(" and more than ").append(Amounts.count(more, "other path"));
    } else if (more > 0) {
      text.append(" and ").append(more).append(more == 1 ? " more path" : " more paths");
    }
    if (withoutPath > 0 && !sorted.isEmpty()) {
      text.append("; ").append(Amounts.number(withoutPath)).append(" without a request");
    }
    return text.toString();
  }
}
