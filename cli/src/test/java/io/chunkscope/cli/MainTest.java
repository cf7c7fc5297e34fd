package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @ParameterizedTest
  @CsvSource({
    "--help",
    "-h",
    "--version",
    "analyze --help",
    "verify --help",
    "rules --help",
    "explain --help"
  })
  void helpGoesToStandardOutput(String line) {
    Invocation run = Invocation.of(line.split(" "));
    assertEquals(0, run.status());
    assertEquals("", run.err());
    assertFalse(run.out().isBlank());
  }

  @Test
  void helpNamesEveryCommandAndShowsExamples() {
    String help = Invocation.of("--help").out();
    for (String expected :
        new String[] {"analyze", "verify", "rules", "explain", "Examples:", "--debug"}) {
      assertTrue(help.contains(expected), expected);
    }
  }

  @Test
  void helpFitsTheTerminal() {
    Invocation run =
        Invocation.with(new byte[0], true, Map.of("COLUMNS", "60", "NO_COLOR", "1"), "--help");
    long tooWide =
        run.out().lines().filter(l -> l.length() > 60 && !l.startsWith("  chunkscope")).count();
    assertEquals(0, tooWide, run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | which command?",
        "analyse                       | 'analyse'",
        "analyze                       | CAPTURE",
        "analyze --format xml a        | --format",
        "analyze --no-such a           | --no-such",
        "analyze --port 80-70 a        | neither a port",
        "analyze --min-severity bad a  | --min-severity",
        "analyze - -                   | only once",
        "analyze --select nosuch a     | unknown rule 'nosuch'",
        "analyze --ignore chunks a     | did you mean 'chunk'?",
        "explain streamed-unfarmed     | did you mean 'streamed-unframed'?",
        "explain chunk                 | is a group",
        "rules --format xml            | --format"
      })
  void misuseIsOneLineAHintAndStatus2(String line, String expected) {
    Invocation run = Invocation.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("chunkscope: "), run.err());
    assertTrue(run.err().contains(expected), run.err());
    assertTrue(run.err().contains("--help'"), run.err());
  }

  @Test
  void rulesListsEveryRuleOnce() {
    String rules = Invocation.of("rules").out();
    assertTrue(rules.contains("delivery\n"), rules);
    assertEquals(2, rules.split("streamed-unframed", -1).length);
  }

  @Test
  void explainTellsWhatToDo() {
    Invocation run = Invocation.of("explain", "streamed-unframed");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("streamed-unframed: "), run.out());
    assertTrue(run.out().contains("\nWhat to do\n"), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
  }

  @Test
  void aBrokenPipeIsNobodysFault() {
    Invocation run =
        Invocation.to(new Failing("Broken pipe"), new byte[0], false, Map.of(), "rules");
    assertEquals(0, run.status());
    assertEquals("", run.err());
  }

  @Test
  void aFullDiskIsSaid() {
    Invocation run =
        Invocation.to(
            new Failing("No space left on device"), new byte[0], false, Map.of(), "rules");
    assertEquals(2, run.status());
    assertEquals(
        "chunkscope: cannot write to standard output: No space left on device\n", run.err());
  }

  @Test
  void anInternalErrorIsOneLineAndATraceOnlyWithDebug() {
    Map<String, String> nothing = Map.of();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) {
            throw new IllegalStateException("a bug");
          }
        };
    Invocation quiet = Invocation.to(broken, new byte[0], false, nothing, "rules");
    assertEquals(2, quiet.status());
    assertEquals(1, quiet.err().lines().count(), quiet.err());
    assertTrue(quiet.err().startsWith("chunkscope: internal error: "), quiet.err());
    assertTrue(quiet.err().contains("--debug"), quiet.err());
    Invocation debug = Invocation.to(broken, new byte[0], false, nothing, "rules", "--debug");
    assertTrue(debug.err().contains("\tat "), debug.err());
  }

  private static final class Failing extends OutputStream {
    private final String message;

    Failing(String message) {
      this.message = message;
    }

    @Override
    public void write(int octet) throws IOException {
      throw new IOException(message);
    }
  }
}
