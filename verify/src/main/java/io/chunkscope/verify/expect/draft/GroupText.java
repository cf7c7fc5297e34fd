package io.chunkscope.verify.expect.draft;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One group as an expectation of the file, with what was measured beside it. */
final class GroupText {
  private static final int COMMENT_COLUMN = 44;
  private static final long MILLISECOND_NS = 1_000_000L;
  private static final long[] ROUND_MS = {
    5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 30_000, 60_000
  };

  private final Group seen;
  private final List<String> lines = new ArrayList<>();

  private GroupText(Group seen) {
    this.seen = seen;
  }

  /** The lines; none if nothing holds of it. */
  static List<String> of(Group seen) {
    GroupText text = new GroupText(seen);
    text.write();
    return text.lines;
  }

  private void write() {
    List<String> checks = checks();
    if (seen.broken > 0 || checks.isEmpty()) {
      return;
    }
    String host = seen.host.isEmpty() ? "" : seen.host;
    lines.add(
        with(
            "  - for: " + seen.method + " " + host + seen.path,
            Phrases.count(seen.exchanges, "exchange", "exchanges")
                + (seen.waitNs.isEmpty() ? "" : ", first byte after " + seen.waitNs.durations())));
    lines.addAll(checks);
  }

  private List<String> checks() {
    List<String> checks = new ArrayList<>();
    if (!seen.status.isEmpty()
        && seen.status.size() <= Group.MAX_STATUS
        && !seen.status.contains(0)) {
      checks.add("    status: " + list(seen.status.stream().map(String::valueOf).toList()));
    }
    if (!seen.framings.isEmpty() && seen.framings.size() <= 2) {
      String line = "    framing: " + list(seen.framings.stream().map(Framing::label).toList());
      boolean raw = seen.framings.contains(Framing.CLOSE_DELIMITED);
      checks.add(raw ? with(line, "only closing tells the end; better: chunked") : line);
    }
    if (seen.holds(Candidate.STREAMED)) {
      checks.add(
          with(
              "    flushes-at-least: " + Math.max(2, seen.flushes.least()),
              seen.flushes.numbers()));
      checks.add(
          with(
              "    first-flush-within: " + rounded(seen.firstFlushNs.most()),
              seen.firstFlushNs.durations()));
    }
    for (Candidate candidate : Candidate.values()) {
      boolean own = candidate == Candidate.STREAMED || candidate == Candidate.KEEP_ALIVE;
      if (!own && seen.holds(candidate)) {
        checks.add("    " + candidate.line());
      }
    }
    if (seen.holds(Candidate.KEEP_ALIVE)) {
      checks.add("    keep-alive-at-least: " + seen.timeoutS.least() + "s");
    }
    if (!checks.isEmpty() && seen.neverHolds(Candidate.PERSISTS)) {
      checks.add(with("    # persists: true", "not now: the server closes"));
    }
    return checks;
  }

  private static String list(List<String> words) {
    return words.size() == 1
        ? words.get(0)
        : words.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String with(String line, String comment) {
    return line + " ".repeat(Math.max(1, COMMENT_COLUMN - line.length())) + "# " + comment;
  }

  /** Twice what was measured, as a round number: another day is a little slower. */
  private static String rounded(long durationNs) {
    long ms = durationNs / MILLISECOND_NS * 2 + 1;
    for (long round : ROUND_MS) {
      if (ms <= round) {
        return round < 1000 ? round + "ms" : round / 1000 + "s";
      }
    }
    return ms / 1000 + 1 + "s";
  }
}
