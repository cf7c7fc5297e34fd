package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.summary.FindingGroup;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FrameNumbers;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** One group of findings: how often and where, the example that shows it best, what to do. */
final class FindingLines {
  private static final int INDENT = 4;
  private static final int HANGING = 10;

  private static final int MIN_FIX_CHARS = 60;

  private final Map<String, String> fixes = new HashMap<>();
  private final Page page;
  private final Timestamps times;
  private final IntFunction<String> fileOf;

  /**
   * @param fileOf names the capture an example is from, or gives null when there is only one
   */
  FindingLines(Page page, Timestamps times, IntFunction<String> fileOf) {
    this.page = page;
    this.times = times;
    this.fileOf = fileOf;
  }

  void write(FindingGroup group) throws IOException {
    Finding example = group.example();
    page.gap();
    page.paragraph(
        page.ink().severity(group.severity(), group.severity().label()) + " ",
        INDENT,
        page.ink().bold(group.rule().id())
            + (group.count() > 1 ? " ×" + Amounts.number(group.count()) : "")
            + (group.server() == null ? "" : " at " + group.server())
            + (group.paths().isEmpty() ? "" : ": " + group.paths().text()));
    page.paragraph(INDENT, Excerpt.sentence(example.summary()));
    fix(group.rule().id(), example.fix());
    labelled("When:", when(group));
    labelled("Look:", where(group, example));
    labelled("Spec:", Excerpt.sentence(example.spec() == null ? "" : example.spec()));
  }

  /** Advice that was just given is not given again word for word. */
  private void fix(String rule, String fix) throws IOException {
    String toldBy = fixes.putIfAbsent(fix, rule);
    if (toldBy == null || fix.length() < MIN_FIX_CHARS) {
      labelled("Fix:", Excerpt.sentence(fix));
    } else {
      labelled("Fix:", "as said above" + (toldBy.equals(rule) ? "" : " of " + toldBy));
    }
  }

  private void labelled(String label, String text) throws IOException {
    if (!text.isEmpty()) {
      String room = " ".repeat(HANGING - INDENT - label.length());
      page.paragraph(" ".repeat(INDENT) + page.ink().dim(label) + room, HANGING, text);
    }
  }

  private String when(FindingGroup group) {
    if (!group.hasTime()) {
      return "";
    }
    String first = times.timeOfDay(group.firstNs());
    if (group.count() == 1 || group.firstNs() == group.lastNs()) {
      return first;
    }
    String last =
        Timestamps.sameDay(group.firstNs(), group.lastNs())
            ? times.timeOfDay(group.lastNs())
            : times.dateAndTime(group.lastNs());
    return "first " + first + ", last " + last;
  }

  private String where(FindingGroup group, Finding example) {
    StringBuilder text = new StringBuilder();
    String file = fileOf.apply(group.exampleCapture());
    if (file != null) {
      part(text, Excerpt.of(file));
    }
    if (example.connection() != Finding.NONE) {
      part(text, "connection " + example.connection());
      if (example.exchange() != Finding.NONE) {
        text.append(" exchange ").append(example.exchange());
      }
    }
    part(text, FrameNumbers.text(example.frames(), "…"));
    if (example.filter() != null && !example.filter().isEmpty()) {
      part(text, "Wireshark: " + Excerpt.sentence(example.filter()));
    }
    part(text, "whose doing: " + example.party().label());
    part(text, "confidence: " + example.confidence().label());
    return text.toString();
  }

  private static void part(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(text.length() == 0 ? "" : "; ").append(part);
    }
  }
}
