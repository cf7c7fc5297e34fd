package io.chunkscope.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void leavesPlainTextAlone() {
    String text = "GET /index.html?a=b HTTP/1.1";
    assertSame(text, Excerpt.of(text));
    assertSame(text, Excerpt.sentence(text));
  }

  @Test
  void escapesEscapeSequencesAndControls() {
    assertEquals("\\x1b[31mred\\x1b[0m", Excerpt.of("\u001b[31mred\u001b[0m"));
    assertEquals("a\\x0d\\x0ab\\x00\\x7f\\x08", Excerpt.of("a\r\nb\0\u007f\b"));
    assertEquals("\\x9b31m", Excerpt.of("\u009b31m"));
    assertEquals("\\x1b]0;title\\x07", Excerpt.sentence("\u001b]0;title\u0007"));
  }

  @Test
  void showsValidUtf8AsWhatItSays() {
    assertEquals("/grüße/✓/😀", Excerpt.of(wire("/grüße/✓/😀")));
    assertEquals("/grüße/✓/😀", Excerpt.sentence(wire("/grüße/✓/😀")));
  }

  @Test
  void escapesBidirectionalAndInvisibleCharactersByteByByte() {
    assertEquals("a\\xe2\\x80\\xaeb", Excerpt.of(wire("a\u202eb")));
    assertEquals("\\xe2\\x81\\xa6x\\xe2\\x81\\xa9", Excerpt.of(wire("\u2066x\u2069")));
    assertEquals("\\xe2\\x80\\xa8\\xe2\\x80\\xa9", Excerpt.of(wire("\u2028\u2029")));
    assertEquals(
        "\\xe2\\x80\\x8b\\xef\\xbb\\xbf\\xc2\\xad", Excerpt.of(wire("\u200b\ufeff\u00ad")));
    assertEquals("\\xc2\\xa0\\xe3\\x80\\x80", Excerpt.of(wire("\u00a0\u3000")));
    assertEquals("\\xc2\\x9b", Excerpt.of(wire("\u009b")));
  }

  @Test
  void escapesTheSameInTextOfOurOwn() {
    assertEquals("a\\u{202e}b", Excerpt.sentence("a\u202eb"));
    assertEquals("\\u{2028}\\u{2029}", Excerpt.of("\u2028\u2029"));
    assertEquals("\\u{d800}x", Excerpt.of("\ud800x"));
  }

  @Test
  void escapesWhatIsNotUtf8() {
    assertEquals("caf\\xe9", Excerpt.of("caf\u00e9"));
    assertEquals("\\xc0\\xaf", Excerpt.of("\u00c0\u00af"));
    assertEquals("\\xed\\xa0\\x80", Excerpt.of("\u00ed\u00a0\u0080"));
    assertEquals("\\xf4\\x90\\x80\\x80", Excerpt.of("\u00f4\u0090\u0080\u0080"));
    assertEquals("\\xe0\\x80\\x80", Excerpt.of("\u00e0\u0080\u0080"));
    assertEquals("\\xe2\\x82", Excerpt.of("\u00e2\u0082"));
  }

  @Test
  void keepsSignsOfOurOwnInSentences() {
    assertEquals("§6.3(8), 3 × 20 ms…", Excerpt.sentence("§6.3(8), 3 × 20 ms…"));
    assertEquals("\\xa76.3", Excerpt.of("§6.3"));
  }

  @Test
  void cutsLongValuesWithAnEllipsis() {
    assertEquals("aaaa…", Excerpt.of("a".repeat(100_000), 5));
    assertEquals("aaaaa", Excerpt.of("aaaaa", 5));
    assertEquals("😀😀…", Excerpt.of(wire("😀😀😀😀"), 6));
  }

  @Test
  void neverLetsAnythingThroughThatMovesTheCursor() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      char[] chars = new char[12];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = (char) (round % 2 == 0 ? random.nextInt(0x100) : random.nextInt(0x10000));
      }
      for (String shown :
          new String[] {Excerpt.of(new String(chars)), Excerpt.sentence(new String(chars))}) {
        assertTrue(
            shown
                .codePoints()
                .noneMatch(
                    c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT),
            shown);
        assertFalse(shown.contains("\u2028") || shown.contains("\u2029"), shown);
      }
    }
  }

  /** UTF-8 as the analyzer hands it over: one character a byte. */
  private static String wire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
