package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.List;

/** What a person reads first: for each server why, what it costs, what to change. */
final class DiagnosisLines {
  private static final int SHOWN = 5;
  private static final int HANGING = 8;

  private DiagnosisLines() {}

  static void write(Page page, List<Diagnosis> diagnoses) throws IOException {
    for (Diagnosis diagnosis : diagnoses.subList(0, Math.min(SHOWN, diagnoses.size()))) {
      page.gap();
      labelled(page, "Why", sureness(diagnosis) + diagnosis.summary());
      if (!diagnosis.price().isEmpty()) {
        labelled(page, "Price", diagnosis.price());
      }
      labelled(page, "Change", diagnosis.fix());
    }
    if (diagnoses.size() > SHOWN) {
      page.gap();
      page.paragraph(
          0,
          "and "
              + Amounts.count(diagnoses.size() - (long) SHOWN, "more server")
              + " (see --format json)");
    }
  }

  private static String sureness(Diagnosis diagnosis) {
    return diagnosis.confidence() == Confidence.HIGH
        ? ""
        : "(" + diagnosis.confidence().label() + " confidence) ";
  }

  private static void labelled(Page page, String label, String text) throws IOException {
    String room = " ".repeat(HANGING - label.length());
    page.paragraph(page.ink().bold(label) + room, HANGING, Excerpt.sentence(text));
  }
}
