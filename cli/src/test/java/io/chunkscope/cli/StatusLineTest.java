package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.StatusLine.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long START_NS = 1_700_000_000L * SECOND_NS;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(terminal, true, StandardCharsets.UTF_8);
  private final StatusLine line = new StatusLine(stream, 200);

  private String shown() {
    String text = terminal.toString(StandardCharsets.UTF_8);
    terminal.reset();
    return text;
  }

  @Test
  void showsRatesSinceItWasShownLast() {
    line.show(new State(START_NS, 1_000, 3, 10, 0, 0));
    String first = shown();
    assertTrue(
        first.startsWith(CLEAR + "3 open, 10 exchanges (-/s), - packets/s, 0 dropped, "), first);
    assertTrue(first.endsWith(" MB"), first);
    line.show(new State(START_NS + SECOND_NS / 2, 2_500, 4, 20, 7, 0));
    String second = shown();
    assertTrue(
        second.startsWith(CLEAR + "4 open, 20 exchanges (20/s), 3000 packets/s, 7 dropped, "),
        second);
  }

  @Test
  void isDueTwiceASecond() {
    assertTrue(line.isDue(START_NS));
    line.show(new State(START_NS, 0, 0, 0, 0, 0));
    assertFalse(line.isDue(START_NS + SECOND_NS / 2 - 1));
    assertTrue(line.isDue(START_NS + SECOND_NS / 2));
  }

  @Test
  void isTakenAwayOnceAndOnlyIfItIsThere() {
    line.clear();
    assertEquals("", shown());
    line.show(new State(START_NS, 0, 0, 0, 0, 0));
    shown();
    line.clear();
    line.clear();
    assertEquals(CLEAR, shown());
  }

  @Test
  void staysOnOneLineOfTheTerminal() {
    StatusLine narrow = new StatusLine(stream, 20);
    narrow.show(new State(START_NS, 0, 0, 0, 0, 0));
    assertEquals(CLEAR.length() + 19, shown().length());
  }

  @Test
  void isNeverDueWithoutATerminal() {
    StatusLine none = new StatusLine(null, 80);
    assertFalse(none.isDue(Long.MAX_VALUE));
    none.clear();
    assertEquals("", shown());
  }
}
