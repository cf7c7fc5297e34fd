package io.chunkscope.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  private static final long SECOND_NS = 1_000_000_000L;

  @TempDir Path directory;
  private long nowNs = SECOND_NS;

  private RotatingFile open(long sizeBytes, int keep) throws IOException {
    return new RotatingFile(file(""), new Rotation(sizeBytes, keep), () -> nowNs);
  }

  private Path file(String suffix) {
    return directory.resolve("out.ndjson" + suffix);
  }

  private static void add(RotatingFile file, String record) throws IOException {
    byte[] bytes = record.getBytes(StandardCharsets.US_ASCII);
    file.begin(bytes.length);
    file.write(bytes, 0, bytes.length);
    file.end();
  }

  private String content(String suffix) throws IOException {
    return Files.readString(file(suffix));
  }

  @Test
  void givesWayBetweenRecordsAndKeepsSoManyOldOnes() throws IOException {
    try (RotatingFile file = open(10, 2)) {
      for (int i = 0; i < 9; i++) {
        add(file, "rec" + i + "\n");
      }
    }
    assertEquals("rec8\n", content(""));
    assertEquals("rec6\nrec7\n", content(".1"));
    assertEquals("rec4\nrec5\n", content(".2"));
    assertFalse(Files.exists(file(".3")));
  }

  @Test
  void keepingNoneLeavesOneFile() throws IOException {
    try (RotatingFile file = open(10, 0)) {
      for (int i = 0; i < 5; i++) {
        add(file, "rec" + i + "\n");
      }
    }
    assertEquals("rec4\n", content(""));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aRecordLargerThanAFileHasOneOfItsOwn() throws IOException {
    try (RotatingFile file = open(10, 3)) {
      add(file, "a\n");
      add(file, "0123456789012345\n");
      add(file, "b\n");
    }
    assertEquals("b\n", content(""));
    assertEquals("0123456789012345\n", content(".1"));
    assertEquals("a\n", content(".2"));
  }

  @Test
  void goesOnAfterWhatIsThereAndEndsALineThatWasCut() throws IOException {
    Files.writeString(file(""), "old\ncut");
    try (RotatingFile file = open(Rotation.NEVER, 0)) {
      add(file, "new\n");
    }
    assertEquals("old\ncut\nnew\n", content(""));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be moved there")
  void beginsAnewWhereTheOldOneWasMovedAway() throws IOException {
    try (RotatingFile file = open(Rotation.NEVER, 0)) {
      add(file, "first\n");
      Files.move(file(""), file(".moved"));
      add(file, "still\n");
      nowNs += SECOND_NS;
      add(file, "new\n");
    }
    assertEquals("first\nstill\n", content(".moved"));
    assertEquals("new\n", content(""));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no identity there")
  void noticesAnotherFileInItsPlace() throws IOException {
    try (RotatingFile file = open(Rotation.NEVER, 0)) {
      add(file, "first\n");
      Files.move(file(""), file(".moved"));
      Files.writeString(file(""), "");
      nowNs += SECOND_NS;
      add(file, "new\n");
    }
    assertEquals("first\n", content(".moved"));
    assertEquals("new\n", content(""));
  }

  @Test
  void goesOnAtTheBeginningWhereItWasEmptied() throws IOException {
    try (RotatingFile file = open(20, 1)) {
      add(file, "0123456789\n");
      Files.writeString(file(""), "");
      nowNs += SECOND_NS;
      add(file, "0123456789\n");
    }
    assertEquals("0123456789\n", content(""));
    assertFalse(Files.exists(file(".1")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be moved there")
  void triesAgainWhereItCouldNotBeOpenedForAWhile() throws IOException {
    Path place = Files.createDirectory(directory.resolve("logs"));
    Path path = place.resolve("out");
    try (RotatingFile file = new RotatingFile(path, Rotation.NONE, () -> nowNs)) {
      add(file, "first\n");
      Files.move(place, directory.resolve("away"));
      nowNs += SECOND_NS;
      assertTrue(fails(file, "lost\n"));
      assertTrue(fails(file, "lost too\n"));
      Files.createDirectory(place);
      nowNs += SECOND_NS;
      add(file, "again\n");
    }
    assertEquals("again\n", Files.readString(path));
  }

  private static boolean fails(RotatingFile file, String record) {
    try {
      add(file, record);
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
