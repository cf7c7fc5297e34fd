package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.replay.CaptureSearch;
import io.chunkscope.verify.replay.ReplayItem;
import io.chunkscope.verify.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The corpus as one test that ends at the first verdict which is no longer confirmed. Mutation
 * testing asks thousands of changed programs; {@link SamplesTest} would take minutes for each that
 * survives.
 */
class CorpusReplay {
  private static final Map<Path, String> VERDICTS = verdicts();

  private static Map<Path, String> verdicts() {
    CaptureSearch search = new CaptureSearch();
    search.add(Path.of("corpus"));
    Map<Path, String> verdicts = new LinkedHashMap<>();
    for (ReplayItem item : search.items()) {
      try {
        verdicts.put(item.capture(), Files.readString(item.verdict()));
      } catch (IOException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
    return verdicts;
  }

  @Test
  void everyVerdictIsConfirmed() throws Exception {
    for (Map.Entry<Path, String> each : VERDICTS.entrySet()) {
      Verdict found = Verdict.of(CaptureAnalysis.of(each.getKey()));
      assertEquals(each.getValue(), found.text(), each.getKey()::toString);
    }
  }
}
