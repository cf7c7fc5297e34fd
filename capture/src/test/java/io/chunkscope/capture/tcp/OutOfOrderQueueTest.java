package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.stream.Backlog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The numbered overlap cases, and random pieces against a byte array that keeps first copies. */
class OutOfOrderQueueTest {
  private final OutOfOrderQueue queue = new OutOfOrderQueue();

  @Test
  void keepsPiecesApartInOrder() { // case 1
    add(20, "late");
    add(0, "early");
    add(10, "mid");
    assertEquals("0:early 10:mid 20:late", drained());
  }

  @Test
  void keepsPiecesThatTouch() {
    add(3, "def");
    add(0, "abc");
    assertEquals("0:abc 3:def", drained());
  }

  @Test
  void cutsATailThatOverlaps() { // case 2
    add(4, "4567");
    add(2, "2345");
    assertEquals("2:23 4:4567", drained());
  }

  @Test
  void cutsAHeadThatOverlaps() { // case 2, the other way round
    add(2, "2345");
    add(4, "4567");
    assertEquals("2:2345 6:67", drained());
  }

  @Test
  void dropsWhatLiesInside() { // case 3
    add(2, "23456");
    add(3, "345");
    add(2, "23456");
    assertEquals("2:23456", drained());
  }

  @Test
  void keepsWhatLiesAround() { // case 4
    add(4, "45");
    add(8, "8");
    add(2, "23456789");
    assertEquals("2:23 4:45 6:67 8:8 9:9", drained());
  }

  @Test
  void tellsTheRangeThatDiffers() {
    add(4, "4567");
    assertNull(queue.takeConflict());
    add(2, "23XX");
    Piece conflict = queue.takeConflict();
    assertEquals("4:XX", text(conflict));
    assertNull(queue.takeConflict());
  }

  @Test
  void comparesOnlyWhatWasCaptured() {
    queue.add(piece(0, "ab", 4));
    queue.add(piece(0, "abXXXX", 0));
    assertNull(queue.takeConflict());
    assertEquals("0:ab+4", drained());
  }

  @Test
  void keepsNoLargeArrayForASmallPiece() {
    add(0, "x".repeat(1000));
    add(0, "x".repeat(1001));
    queue.removeFirst();
    assertEquals(1, queue.first().bytes.length);
  }

  @Test
  void staysInOrderHoweverMuchWasTakenBetween() {
    Random random = new Random(5);
    long first = 0;
    long end = 0;
    for (int round = 0; round < 2_000; round++) {
      boolean fuller = round < 1_000;
      if (random.nextInt(10) < (fuller ? 7 : 3)) {
        add(end++, "x");
      } else if (first < end) {
        assertEquals(first, queue.first().offset);
        assertEquals(first++, queue.removeFirst().offset);
      }
      assertEquals(first == end, queue.isEmpty());
      assertTrue(queue.lacks(0, first) && queue.lacks(end, end + 1));
      assertEquals(first == end, queue.lacks(first, end + 1));
    }
    assertTrue(end > 500);
  }

  @Test
  void countsTheMemoryThatItHolds() {
    assertEquals(0, queue.waitingBytes());
    add(0, "abc");
    int one = queue.waitingBytes();
    assertTrue(one > 3);
    add(10, "abc");
    assertEquals(2 * one, queue.waitingBytes());
    queue.removeFirst();
    queue.removeFirst();
    assertEquals(0, queue.waitingBytes());
  }

  @Test
  void keepsTheFirstCopyOfEveryByte() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      byte[] expected = new byte[64];
      for (int i = 0; i < 12; i++) {
        int start = random.nextInt(60);
        int length = 1 + random.nextInt(64 - start);
        byte[] bytes = new byte[length];
        for (int k = 0; k < length; k++) {
          bytes[k] = (byte) ('a' + random.nextInt(26));
          expected[start + k] = expected[start + k] == 0 ? bytes[k] : expected[start + k];
        }
        queue.add(new Piece(start, bytes, length, 0, 0, 0, 0, false, false, Backlog.NONE, -1));
      }
      assertArrayContents(expected);
      assertEquals(0, queue.waitingBytes());
      queue.takeConflict();
    }
  }

  private void assertArrayContents(byte[] expected) {
    byte[] actual = new byte[expected.length];
    long last = 0;
    while (!queue.isEmpty()) {
      Piece piece = queue.removeFirst();
      assertTrue(piece.offset >= last && piece.length > 0);
      last = piece.end();
      System.arraycopy(piece.bytes, 0, actual, (int) piece.offset, piece.length);
    }
    assertEquals(
        new String(expected, StandardCharsets.ISO_8859_1),
        new String(actual, StandardCharsets.ISO_8859_1));
  }

  private void add(long offset, String text) {
    queue.add(piece(offset, text, 0));
  }

  private static Piece piece(long offset, String text, int missing) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Piece(offset, bytes, bytes.length, missing, 0, 0, 0, false, false, Backlog.NONE, -1);
  }

  private String drained() {
    List<String> pieces = new ArrayList<>();
    while (!queue.isEmpty()) {
      pieces.add(text(queue.removeFirst()));
    }
    return String.join(" ", pieces);
  }

  private static String text(Piece piece) {
    String text =
        piece.offset + ":" + new String(piece.bytes, 0, piece.length, StandardCharsets.ISO_8859_1);
    return piece.missingTailBytes == 0 ? text : text + "+" + piece.missingTailBytes;
  }
}
