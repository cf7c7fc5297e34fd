package io.chunkscope.verify.expect;

import io.chunkscope.verify.expect.yaml.ExpectationFile;
import java.nio.file.Path;
import java.util.List;

/** Holds captures of the corpus against expectations. */
public final class Corpus {
  private static final Path ROOT = Path.of("../samples/corpus");

  private Corpus() {}

  /** A capture by its name below the corpus, without extension. */
  public static Path path(String name) {
    return ROOT.resolve(name + ".pcap");
  }

  /** What becomes of one expectation, written in one line. */
  static ExpectationOutcome outcome(String expectation, String... captures) throws Exception {
    return outcomes("expect:\n  - " + expectation + "\n", captures).get(0);
  }

  /** What becomes of a file's expectations. */
  public static List<ExpectationOutcome> outcomes(String yaml, String... captures)
      throws Exception {
    Evaluation evaluation = new Evaluation(List.of(ExpectationFile.parse("site.yaml", yaml)));
    for (String capture : captures) {
      feed(evaluation, capture);
    }
    return evaluation.outcomes();
  }

  static void feed(Evaluation evaluation, String capture) throws Exception {
    evaluation.judge(path(capture));
  }
}
