package io.chunkscope.cli.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PageTest {
  private final StringWriter out = new StringWriter();

  @Test
  void wrapsAtTheWidthAndNeverBeforeIt() throws IOException {
    Page page = new Page(out, 40, Ink.PLAIN);
    page.paragraph(0, "a".repeat(20) + " " + "b".repeat(19) + " c");
    assertEquals("a".repeat(20) + " " + "b".repeat(19) + "\nc\n", out.toString());
  }

  @Test
  void indentsTheLinesThatFollow() throws IOException {
    Page page = new Page(out, 40, Ink.PLAIN);
    page.paragraph("Fix: ", 5, "word ".repeat(9));
    assertEquals(
        """
        Fix: word word word word word word word
             word word
        """,
        out.toString());
  }

  @Test
  void putsAWordThatIsTooLongOnALineOfItsOwn() throws IOException {
    Page page = new Page(out, 40, Ink.PLAIN);
    page.paragraph(2, "see " + "x".repeat(60) + " there");
    assertEquals("  see\n  " + "x".repeat(60) + "\n  there\n", out.toString());
  }

  @Test
  void coloursTakeNoRoom() throws IOException {
    Page page = new Page(out, 40, Ink.COLOURED);
    page.paragraph(0, page.ink().bold("a".repeat(20)) + " " + page.ink().dim("b".repeat(19)));
    assertEquals(1, out.toString().lines().count());
  }

  @Test
  void plainInkWritesNoEscapeSequence() throws IOException {
    assertEquals("x", Ink.PLAIN.bold("x"));
    assertEquals("\u001b[1mx\u001b[0m", Ink.COLOURED.bold("x"));
  }
}
