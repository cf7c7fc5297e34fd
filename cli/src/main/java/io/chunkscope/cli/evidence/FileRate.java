package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many files a minute of one rule and server: ten thousand alike tell no more than a few. */
final class FileRate {
  private static final int MAX_KINDS = 1_000;
  private static final long MINUTE_NS = 60_000_000_000L;

  private record Kind(String rule, String server) {}

  private static final class Minute {
    private long beganNs;
    private int files;
  }

  private final int filesPerMinute;
  private final Map<Kind, Minute> minutes = new LinkedHashMap<>();

  FileRate(int filesPerMinute) {
    this.filesPerMinute = filesPerMinute;
  }

  /** Whether one more may be written now; counts it if so. */
  boolean allows(Finding finding, long nowNs) {
    Kind kind = new Kind(finding.rule().id(), String.valueOf(finding.server()));
    Minute minute = minutes.get(kind);
    if (minute == null) {
      if (minutes.size() == MAX_KINDS) {
        minutes.remove(minutes.keySet().iterator().next());
      }
      minute = new Minute();
      minute.beganNs = nowNs;
      minutes.put(kind, minute);
    }
    if (nowNs - minute.beganNs >= MINUTE_NS) {
      minute.beganNs = nowNs;
      minute.files = 0;
    }
    return minute.files++ < filesPerMinute;
  }
}
