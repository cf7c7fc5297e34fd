package io.chunkscope.cli.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesManualTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/RULES.md");

  @Test
  void docsRulesIsWhatTheCodeSays() throws IOException {
    String manual = RulesManual.text();
    if (Repository.UPDATE) {
      Files.writeString(PAGE, manual);
    }
    assertEquals(
        manual, Files.readString(PAGE), "docs/RULES.md is stale; rewrite it: -Dgolden=update");
  }
}
