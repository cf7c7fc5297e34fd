package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenFrontsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 130, 200})
  void theWindowMovesOverWhatIsTaken(int low) {
    TakenFronts moved = new TakenFronts().with(3).with(64).with(200).with(255).from(low);

    for (int front = low; front < low + TakenFronts.WINDOW; front++) {
      boolean taken = front == 3 || front == 64 || front == 200 || front == 255;
      assertEquals(taken, moved.has(front), "front " + front);
    }
  }

  @Test
  void whatLiesBeforeTheWindowIsGone() {
    assertTrue(new TakenFronts().from(10).has(9));
    assertFalse(new TakenFronts().from(10).has(10));
    assertEquals(new TakenFronts().from(10), new TakenFronts().with(9).from(10));
  }
}
