package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.RuleInfo;
import java.io.IOException;
import java.util.Set;

/** The manual page of one rule. */
public final class Explanation {
  private static final Set<String> HEADINGS =
      Set.of("What it is", "Why it matters", "Example on the wire", "What to do", "Reference");

  private Explanation() {}

  /** Writes the page. Prose is wrapped; indented lines (examples on the wire) stay as they are. */
  public static void write(Page page, RuleInfo rule) throws IOException {
    Ink ink = page.ink();
    page.paragraph("", 0, ink.bold(rule.id()) + ": " + rule.summary());
    page.paragraph(
        "",
        0,
        ink.severity(rule.severity(), rule.severity().label())
            + ", group "
            + rule.group()
            + (rule.spec() == null || rule.spec().isEmpty() ? "" : ", " + rule.spec()));
    page.gap();
    StringBuilder prose = new StringBuilder();
    for (String line : rule.explanation().strip().lines().toList()) {
      boolean verbatim = line.startsWith("  ") || line.startsWith("\t");
      boolean item = line.startsWith("* ") || line.startsWith("- ");
      boolean heading = HEADINGS.contains(line.strip());
      if (line.isBlank() || verbatim || item || heading) {
        endProse(page, prose);
      }
      if (line.isBlank()) {
        page.gap();
      } else if (heading) {
        page.line(ink.bold(line.strip()));
      } else if (verbatim) {
        page.line(line);
      } else {
        prose.append(prose.length() == 0 ? "" : " ").append(line.strip());
      }
    }
    endProse(page, prose);
  }

  private static void endProse(Page page, StringBuilder prose) throws IOException {
    if (prose.length() > 0) {
      boolean item = prose.indexOf("* ") == 0 || prose.indexOf("- ") == 0;
      page.paragraph("", item ? 2 : 0, prose.toString());
      prose.setLength(0);
    }
  }
}
