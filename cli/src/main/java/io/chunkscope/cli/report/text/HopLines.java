package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.summary.HopFacts;
import io.chunkscope.compare.Comparison;
import java.io.IOException;

/** What was compared: the hop, how many of its exchanges were paired, how the clocks stand. */
final class HopLines {
  private static final int LABEL = 10;

  private final Page page;

  HopLines(Page page) {
    this.page = page;
  }

  void write(Comparison comparison) throws IOException {
    for (HopFacts.Fact fact : HopFacts.of(comparison)) {
      String label = fact.label() + ":";
      String room = " ".repeat(LABEL - label.length());
      page.paragraph(page.ink().dim(label) + room, LABEL, fact.text());
    }
  }
}
