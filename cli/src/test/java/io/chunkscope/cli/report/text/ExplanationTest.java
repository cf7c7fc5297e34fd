package io.chunkscope.cli.report.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final RuleInfo RULE =
      new RuleInfo(
          "some-rule",
          "delivery",
          Severity.NOTICE,
          Party.SERVER,
          "RFC 9112 §7.1",
          "Something is as it should not be",
          """
          Example on the wire
            GET /                  (stays as it is, however wide the page)

          What to do
          Change
          something:
          * one: a setting that takes more than
          can stand in a line
          * other: off
          """);

  @Test
  void wrapsProseAndKeepsExamplesAsTheyAre() throws IOException {
    String text = text();

    assertTrue(text.contains("\n  GET /                  (stays as it is, however wide"), text);
    assertTrue(text.contains("\nWhat to do\nChange something:\n"), text);
  }

  @Test
  void theLinesOfAnItemHangUnderItsFirst() throws IOException {
    String text = text();

    assertTrue(
        text.contains(
            "\n* one: a setting that takes more than\n  can stand in a line\n* other: off\n"),
        text);
  }

  private static String text() throws IOException {
    StringWriter out = new StringWriter();
    Explanation.write(new Page(out, 40, Ink.PLAIN), RULE);
    return out.toString();
  }
}
