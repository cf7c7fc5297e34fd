package io.chunkscope.verify.expect.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

  @ParameterizedTest
  @CsvSource({
    "/home, /home, true",
    "/home, /home/, false",
    "/home, /Home, false",
    "/a/*, /a/b, true",
    "/a/*, /a/, true",
    "/a/*, /a/b/c, false",
    "/a/**, /a/b/c, true",
    "/a/**/z, /a/b/c/z, true",
    "/a/**/z, /a/z, false",
    "/a*z/**.js, /abcz/x/y.js, true",
    "/a*z/**.js, /abcz/x/y.css, false",
    "**, '', true",
    "/*.html, /.html, true",
    "/search?q=*, /search?q=x, true",
    "/ä, /Ã¤, true"
  })
  void globsMatch(String pattern, String text, boolean matches) {
    assertEquals(matches, Glob.of(pattern).matches(text));
  }

  @Test
  void hostsHaveNoCase() {
    assertTrue(Glob.ignoringCase("*.Example.com").matches("WWW.example.COM"));
  }

  @Test
  void hostileTextsTakeNoLongTime() {
    String pattern = "/" + "*a".repeat(40) + "**b".repeat(40) + "x";
    String text = "/" + "a".repeat(20_000) + "b".repeat(20_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertFalse(Glob.of(pattern).matches(text)));
  }

  @Test
  void regularExpressionsFitTheWhole() {
    assertTrue(BoundedRegex.of("/a/[0-9]+").matches("/a/12"));
    assertFalse(BoundedRegex.of("/a/[0-9]+").matches("/a/12/b"));
  }

  @Test
  void regularExpressionsThatBacktrackGiveUp() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertFalse(BoundedRegex.of("(a+)+b").matches("a".repeat(60_000))));
    assertFalse(BoundedRegex.of("(a|b)*c").matches("ab".repeat(30_000)));
  }

  @Test
  void statusCodesAndClasses() {
    StatusSet set = new StatusSet();
    assertTrue(set.add("2xx"));
    assertTrue(set.add("304"));
    for (String wrong : new String[] {"600", "20", "2x", "2x4", "abc", "2000", "-20", ""}) {
      assertFalse(set.add(wrong), wrong);
    }
    assertTrue(set.contains(200) && set.contains(299) && set.contains(304));
    assertFalse(set.contains(300) || set.contains(0) || set.contains(999) || set.contains(-1));
    assertEquals("2xx or 304", set.toString());
  }
}
