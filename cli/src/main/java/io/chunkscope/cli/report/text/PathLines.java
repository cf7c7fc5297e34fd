package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.compare.Spread;
import io.chunkscope.compare.Tally;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One path: what the server sent → what the client got. */
final class PathLines {
  private static final int INDENT = 2;
  private static final int HANGING = 17;
  private static final int MAX_PATH_CHARS = 80;
  private static final int MAX_KINDS = 4;
  private static final int MAX_FIELDS = 10;
  private static final int MAX_FIELD_CHARS = 90;

  private final Page page;

  PathLines(Page page) {
    this.page = page;
  }

  void write(PathComparison path) throws IOException {
    page.gap();
    page.line(
        page.ink().bold(Excerpt.of(path.path(), MAX_PATH_CHARS))
            + " ×"
            + Amounts.number(path.pairs())
            + page.ink().dim("   server → client"));
    line("framing", tally(path.framing(), path.pairs()));
    line("chunks", numbers(path.chunksIn(), path.chunksOut()));
    line("flushes", numbers(path.flushesIn(), path.flushesOut()));
    line("first byte", durations(path.firstByteInNs(), path.firstByteOutNs()));
    if (!path.delayNs().isEmpty()) {
      line(
          "over the hop",
          "a flush takes "
              + Amounts.duration(path.delayNs().median())
              + " at the median, "
              + Amounts.duration(path.delayNs().most())
              + " at most");
    }
    line("persistence", tally(path.persistence(), path.pairs()));
    line("version", versions(path));
    line("body", bodies(path));
    line("request", fields(path.requestFields(), path.pairs()));
    line("response", fields(path.responseFields(), path.pairs()));
  }

  private void line(String label, String text) throws IOException {
    if (!text.isEmpty()) {
      String room = " ".repeat(HANGING - INDENT - label.length());
      page.paragraph(" ".repeat(INDENT) + page.ink().dim(label) + room, HANGING, text);
    }
  }

  private static String tally(Tally tally, long all) {
    List<String> parts = new ArrayList<>();
    List<Map.Entry<String, Long>> kinds = tally.byCount();
    for (Map.Entry<String, Long> kind : kinds.subList(0, Math.min(MAX_KINDS, kinds.size()))) {
      parts.add(kind.getKey() + (kind.getValue() == all ? "" : " ×" + kind.getValue()));
    }
    return String.join(", ", parts) + (kinds.size() > MAX_KINDS ? ", …" : "");
  }

  private static String versions(PathComparison path) {
    boolean plain =
        path.version().byCount().size() == 1
            && path.version().byCount().get(0).getKey().replace("HTTP/1.1", "").matches("[ →,]*");
    // That nothing changed is not worth a line.
    return plain ? "" : "asked, answered: " + tally(path.version(), path.pairs());
  }

  private static String bodies(PathComparison path) {
    List<Map.Entry<String, Long>> kinds = path.content().byCount();
    boolean plain =
        kinds.stream()
            .allMatch(kind -> kind.getKey().equals("same") || kind.getKey().equals("none"));
    return plain ? "" : tally(path.content(), path.pairs());
  }

  private static String numbers(Spread in, Spread out) {
    return in.isEmpty() && out.isEmpty() ? "" : number(in) + " → " + number(out);
  }

  private static String number(Spread spread) {
    if (spread.isEmpty()) {
      return "none";
    }
    return spread.least() == spread.most()
        ? Amounts.number(spread.least())
        : Amounts.number(spread.least()) + "…" + Amounts.number(spread.most());
  }

  private static String durations(Spread in, Spread out) {
    return in.isEmpty() || out.isEmpty()
        ? ""
        : Amounts.duration(in.median())
            + " → "
            + Amounts.duration(out.median())
            + (in.count() > 1 ? " (medians)" : "");
  }

  private static String fields(Tally fields, long all) {
    List<Map.Entry<String, Long>> kinds = fields.byCount();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Long> kind : kinds.subList(0, Math.min(MAX_FIELDS, kinds.size()))) {
      parts.add(
          Excerpt.of(kind.getKey(), MAX_FIELD_CHARS)
              + (kind.getValue() == all ? "" : " ×" + kind.getValue()));
    }
    return String.join("; ", parts) + (kinds.size() > MAX_FIELDS ? "; …" : "");
  }
}
