package io.chunkscope.verify.expect.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.expect.Corpus;
import io.chunkscope.verify.expect.Evaluation;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

  @Test
  void everyCaptureOfTheCorpusMeetsItsDraft() throws Exception {
    List<Path> captures;
    try (Stream<Path> files = Files.walk(Path.of("../samples/corpus"))) {
      captures =
          files
              .filter(file -> file.toString().matches(".*\\.pcap(ng)?(\\.\\w+)?"))
              .sorted()
              .toList();
    }
    int drafted = 0;
    for (Path capture : captures) {
      String text;
      try {
        text = draft(capture);
      } catch (CaptureFormatException e) {
        continue; // One that cannot be read on purpose.
      }
      Evaluation evaluation =
          new Evaluation(List.of(ExpectationFile.parse(capture.toString(), text)));
      try (PacketSource source = CaptureFiles.open(capture)) {
        CaptureRun run = new CaptureRun(source, RunOptions.DEFAULTS, evaluation.begin("x"));
        run.readAll(bytes -> {});
        run.finish();
        evaluation.end();
      }
      for (ExpectationOutcome outcome : evaluation.outcomes()) {
        assertTrue(outcome.passed(), () -> capture + "\n" + text + "\n" + outcome);
        drafted += outcome.ofExchanges() ? 1 : 0;
      }
    }
    assertTrue(drafted > captures.size() / 2, drafted + " of " + captures.size());
  }

  @Test
  void theStoryIsDrafted() throws Exception {
    assertEquals(
        """
        # What the capture shows:
        # 4 exchanges on 1 connection. What was measured stands beside it.
        # Keep what must stay so, delete the rest, add what must become better.

        expect:
          - for: GET shop.example/home              # 2 exchanges, first byte after 12 ms
            status: 200
            framing: chunked
            flushes-at-least: 3                     # 3
            first-flush-within: 50ms                # 12 ms
            complete: true
            persists: true
            reused-at-least: 1

          - for: GET shop.example/assets/site.css   # 1 exchange, first byte after 2 ms
            status: 200
            framing: content-length
            complete: true
            persists: true
            reused-at-least: 1

          - for: GET shop.example/assets/shop.js    # 1 exchange, first byte after 2 ms
            status: 200
            framing: content-length
            complete: true
            persists: true
            reused-at-least: 1

        no-findings: notice
        no-capture-gaps: true
        """,
        draft(Corpus.path("story/iis-keep-alive-on")));
  }

  @Test
  void whatIsFoundNowIsExceptedByName() throws Exception {
    String text = draft(Corpus.path("story/iis-streamed-raw"));
    assertTrue(text.contains("  except:\n    - keep-alive-disabled  # 1 now;"), text);
    assertTrue(text.contains("framing: close-delimited"), text);
    assertTrue(text.contains("    # persists: true "), text);
  }

  @Test
  void namesOfCapturesCannotLeaveTheirComment() {
    String text = new Draft().text("a\nexpect: [x]\u001b[31m\r.pcap");
    assertTrue(text.startsWith("# What a?expect: [x]?[31m?.pcap shows:\n"), text);
  }

  @Test
  void nothingSeenDraftsNoExpectationOfExchanges() throws Exception {
    String text = new Draft().text("empty.pcap");
    assertFalse(text.contains("expect:"), text);
    assertTrue(ExpectationFile.parse("x", text).expectations().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/home, /home",
    "/item/12, /item/*",
    "/item/12/edit, /item/*/edit",
    "/v1/users, /v1/users",
    "/app.3f9a2b1c.js, /app.*.js",
    "/o/550e8400-e29b-41d4-a716-446655440000, /o/*",
    "/news-2026-11-21, /news-*-11-21",
    "/a/feedface, /a/feedface",
    "/t/AbCdEfGhIjKlMnOpQrSt123, /t/*",
    "/a b, /*",
    "/x\u00fc, /*",
    "'/#: y', /*",
    "/a//b/, /a//b/"
  })
  void numbersAndHashesAreGeneralised(String path, String pattern) {
    assertEquals(pattern, PathPattern.of(path));
  }

  private static String draft(Path capture) throws IOException, CaptureFormatException {
    Draft draft = new Draft();
    try (PacketSource source = CaptureFiles.open(capture)) {
      CaptureRun run = new CaptureRun(source, RunOptions.DEFAULTS, draft.handler());
      run.readAll(bytes -> {});
      run.finish();
      draft.end();
    }
    return draft.text("the capture");
  }
}
