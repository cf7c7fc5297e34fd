package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.rules.RuleInfo;
import java.io.IOException;
import java.util.List;

/** The rules by group, one a line: severity, party, name, summary. */
public final class RuleTable {
  private static final int INDENT = 2;
  private static final int SEVERITY_COLUMNS = 9;
  private static final int PARTY_COLUMNS = 14;

  private RuleTable() {}

  /** Writes the table; rules of one group stand together in the list. */
  public static void write(Page page, List<RuleInfo> rules) throws IOException {
    int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    String group = null;
    for (RuleInfo rule : rules) {
      if (!rule.group().equals(group)) {
        if (group != null) {
          page.gap();
        }
        group = rule.group();
        page.line(page.ink().bold(group));
      }
      String severity = rule.severity().label();
      String party = rule.party().label();
      String lead =
          " ".repeat(INDENT)
              + page.ink().severity(rule.severity(), severity)
              + " ".repeat(SEVERITY_COLUMNS - severity.length())
              + party
              + " ".repeat(PARTY_COLUMNS - party.length())
              + rule.id()
              + " ".repeat(widest - rule.id().length() + 1);
      page.paragraph(lead, INDENT + SEVERITY_COLUMNS + PARTY_COLUMNS + widest + 2, rule.summary());
    }
  }
}
