package io.chunkscope.cli.report.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final int BLOCK = 256 * 1024;

  @TempDir private Path directory;

  @Test
  void keepsLittleInMemoryWithoutAFile() throws IOException {
    try (Spool spool = new Spool(BLOCK, directory)) {
      spool.append(new byte[] {1, 2, 3, 4}, 1, 2);
      assertEquals(2, spool.size());
      assertFalse(spool.spilled());
      assertArrayEquals(new byte[] {2, 3}, range(spool, 0, 2));
    }
  }

  @Test
  void spillsToAFileBeyondTheLimit() throws IOException {
    try (Spool spool = new Spool(BLOCK, directory)) {
      byte[] block = random(BLOCK);
      spool.append(block, 0, block.length);
      assertFalse(spool.spilled());
      spool.append(new byte[] {42}, 0, 1);
      assertTrue(spool.spilled());
      assertArrayEquals(new byte[] {block[BLOCK - 1], 42}, range(spool, BLOCK - 1, 2));
    }
    assertNothingLeft();
  }

  @Test
  void givesBackAnyRangeWhileMoreIsAppended() throws IOException {
    byte[] all = random(3 * BLOCK + 12_345);
    Random random = new Random(7);
    try (Spool spool = new Spool(BLOCK, directory)) {
      int appended = 0;
      while (appended < all.length) {
        int piece = Math.min(1 + random.nextInt(50_000), all.length - appended);
        spool.append(all, appended, piece);
        appended += piece;
        int from = random.nextInt(appended);
        int length = random.nextInt(appended - from + 1);
        byte[] expected = java.util.Arrays.copyOfRange(all, from, from + length);
        assertArrayEquals(expected, range(spool, from, length));
      }
      try (InputStream in = spool.input()) {
        assertArrayEquals(all, in.readAllBytes());
      }
    }
  }

  @Test
  void startsAfreshWhenCleared() throws IOException {
    try (Spool spool = new Spool(BLOCK, directory)) {
      byte[] first = random(2 * BLOCK + 5);
      spool.append(first, 0, first.length);
      spool.clear();
      assertEquals(0, spool.size());
      byte[] second = random(BLOCK + 9);
      spool.append(second, 0, second.length);
      assertArrayEquals(second, range(spool, 0, second.length));
    }
    assertNothingLeft();
  }

  @Test
  void refusesRangesThatWereNotAppended() throws IOException {
    try (Spool spool = new Spool(BLOCK, directory)) {
      spool.append(new byte[10], 0, 10);
      assertThrows(IndexOutOfBoundsException.class, () -> range(spool, 5, 6));
    }
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  private static byte[] range(Spool spool, long position, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    spool.copyTo(position, length, out);
    return out.toByteArray();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
