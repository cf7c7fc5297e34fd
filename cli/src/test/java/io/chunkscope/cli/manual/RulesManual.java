package io.chunkscope.cli.manual;

import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.cli.RuleBook;
import java.util.List;
import java.util.Set;

/** The catalogue of rules as a page of Markdown. */
final class RulesManual {
  private static final Set<String> HEADINGS =
      Set.of("What it is", "Why it matters", "Example on the wire", "What to do", "Reference");
  private static final int EXAMPLE_INDENT = 2;

  private final StringBuilder page = new StringBuilder();
  private boolean inExample;

  private RulesManual() {}

  static String text() {
    return new RulesManual().write(RuleBook.all());
  }

  private String write(List<RuleInfo> rules) {
    line("# The rules");
    line("");
    line("<!-- Written by RulesManualTest from the code; edit the rules, then run the test with");
    line("     -Dgolden=update. -->");
    line("");
    line("`chunkscope explain RULE` prints the same. Groups and names serve `--select` and");
    line("`--ignore`. The severity is the usual one; a finding may say otherwise.");
    line("");
    line(
        "* **error**: two conforming readers can disagree about where a message ends, a message is");
    line("  cut, or a response is streamed without framing");
    line("* **warning**: a MUST is broken, or real time is lost");
    line("* **notice**: a SHOULD is broken, or something is wasted");
    line("* **info**: context, such as what a capture cannot tell");
    contents(rules);
    String group = null;
    for (RuleInfo rule : rules) {
      if (!rule.group().equals(group)) {
        group = rule.group();
        line("");
        line("## " + group);
      }
      rule(rule);
    }
    return page.toString();
  }

  private void contents(List<RuleInfo> rules) {
    line("");
    line("| rule | group | severity | |");
    line("|---|---|---|---|");
    for (RuleInfo rule : rules) {
      String link = "[" + rule.id() + "](#" + rule.id() + ")";
      line(
          "| "
              + String.join(
                  " | ", link, rule.group(), rule.severity().label(), prose(rule.summary()))
              + " |");
    }
  }

  private void rule(RuleInfo rule) {
    line("");
    line("### " + rule.id());
    line("");
    line(prose(rule.summary()) + ".");
    line("");
    line("Severity " + rule.severity().label() + "; " + rule.spec() + ".");
    line("");
    rule.explanation().strip().lines().forEach(this::explanation);
    endExample();
  }

  private void explanation(String text) {
    if (text.startsWith("  ")) {
      if (!inExample) {
        line("```text");
        inExample = true;
      }
      line(text.substring(EXAMPLE_INDENT));
    } else if (text.isBlank()) {
      // Whether an example is over, the next line tells.
      line("");
    } else {
      endExample();
      line(HEADINGS.contains(text) ? "**" + text + "**\n" : prose(text));
    }
  }

  private void endExample() {
    if (!inExample) {
      return;
    }
    inExample = false;
    boolean blankBefore = page.charAt(page.length() - 2) == '\n';
    if (blankBefore) {
      page.setLength(page.length() - 1);
    }
    line("```");
    if (blankBefore) {
      line("");
    }
  }

  /** Text that Markdown shall leave as it is. */
  private static String prose(String text) {
    return text.replace("<", "\\<").replace("|", "\\|");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
