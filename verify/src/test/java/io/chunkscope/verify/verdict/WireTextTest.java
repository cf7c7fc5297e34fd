package io.chunkscope.verify.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WireTextTest {
  @Test
  void visibleAsciiStaysAndEverythingElseIsEscaped() {
    assertEquals("/a?b=%20&c", WireText.word("/a?b=%20&c"));
    assertEquals(
        "/\\x20\\x0a\\x0d\\x5c\\x1b\\xff\\x7f", WireText.word("/ \n\r\\\u001b\u00ff\u007f"));
  }

  @Test
  void nothingIsAWordToo() {
    assertEquals("\\-", WireText.word(""));
    assertNotEquals(WireText.word("\\-"), WireText.word(""));
  }

  @Test
  void longWordsAreCutAndStillToldApart() {
    String one = WireText.word("/" + "a".repeat(70_000) + "b");
    String other = WireText.word("/" + "a".repeat(70_000) + "c");
    assertTrue(one.length() < WireText.MAX_LENGTH + 30, one);
    assertTrue(one.contains("\\+70002#"), one);
    assertNotEquals(one, other);
    assertEquals("a".repeat(WireText.MAX_LENGTH), WireText.word("a".repeat(WireText.MAX_LENGTH)));
  }
}
