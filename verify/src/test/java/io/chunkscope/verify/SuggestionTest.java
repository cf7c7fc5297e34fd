package io.chunkscope.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> NAMES =
      List.of("streamed-unframed", "unframed-response", "chunk-bare-lf", "delivery");

  @Test
  void findsTheNameThatWasMistyped() {
    assertEquals("streamed-unframed", Suggestion.near("streamed-unfarmed", NAMES));
    assertEquals("chunk-bare-lf", Suggestion.near("chunk-barelf", NAMES));
    assertEquals("delivery", Suggestion.near("delivrey", NAMES));
  }

  @Test
  void findsTheNameThatWasCutShort() {
    assertEquals("streamed-unframed", Suggestion.near("streamed", NAMES));
  }

  @Test
  void suggestsNothingForSomethingElse() {
    assertNull(Suggestion.near("zzzzzz", NAMES));
    assertNull(Suggestion.near("", NAMES));
  }

  @Test
  void countsEditsAndSwaps() {
    assertEquals(0, Suggestion.distance("abc", "abc"));
    assertEquals(1, Suggestion.distance("abc", "acb"));
    assertEquals(1, Suggestion.distance("abc", "ab"));
    assertEquals(3, Suggestion.distance("", "abc"));
    assertEquals(3, Suggestion.distance("kitten", "sitting"));
  }
}
