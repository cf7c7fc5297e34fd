package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardTest {

  @Test
  void goesByTheTerminalsWidthOnATerminalOnly() {
    assertEquals(72, standard(true, Map.of("COLUMNS", "72")).width());
    assertEquals(100, standard(false, Map.of("COLUMNS", "72")).width());
    assertEquals(100, standard(true, Map.of()).width());
  }

  @Test
  void ignoresAWidthThatMakesNoSense() {
    for (String columns : new String[] {"", "0", "-5", "wide", "99999999999"}) {
      assertEquals(100, standard(true, Map.of("COLUMNS", columns)).width(), columns);
    }
  }

  @Test
  void coloursATerminalThatWantsIt() {
    assertTrue(standard(true, Map.of("TERM", "xterm")).coloursByDefault());
    assertTrue(standard(true, Map.of("NO_COLOR", "")).coloursByDefault());
    assertFalse(standard(true, Map.of("NO_COLOR", "1")).coloursByDefault());
    assertFalse(standard(true, Map.of("TERM", "dumb")).coloursByDefault());
    assertFalse(standard(false, Map.of("TERM", "xterm")).coloursByDefault());
  }

  private static Standard standard(boolean terminal, Map<String, String> environment) {
    return new Standard(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        new PrintStream(
            OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8),
        terminal,
        terminal,
        environment::get);
  }
}
