package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.summary.UnpairedGroups;
import io.chunkscope.compare.match.Unpaired;
import java.io.IOException;
import java.util.List;

/** Exchanges without a counterpart, by side and reason. */
final class UnpairedLines {
  private final Page page;

  UnpairedLines(Page page) {
    this.page = page;
  }

  void write(List<Unpaired> unpaired) throws IOException {
    if (unpaired.isEmpty()) {
      return;
    }
    page.gap();
    page.line(page.ink().bold("Without a counterpart"));
    for (String line : UnpairedGroups.lines(unpaired)) {
      page.paragraph("  ", 4, line);
    }
  }
}
