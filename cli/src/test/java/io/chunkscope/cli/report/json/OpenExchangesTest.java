package io.chunkscope.cli.report.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenExchangesTest {

  @TempDir private Path directory;

  @Test
  void sortsInterleavedExchangesByConnection() throws IOException {
    try (OpenExchanges open = new OpenExchanges()) {
      add(open, 1, "a");
      add(open, 2, "x");
      add(open, 1, "b");
      assertEquals("a,b", taken(open, 1));
      assertEquals("x", taken(open, 2));
      assertEquals("", taken(open, 3));
    }
  }

  @Test
  void keepsOrderWhenManyConnectionsOverflowIntoTheFile() throws IOException {
    int connections = 64;
    List<StringBuilder> expected = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      expected.add(new StringBuilder());
    }
    Spool spool = new Spool(0, directory);
    try (OpenExchanges open = new OpenExchanges(spool)) {
      for (int round = 0; round < 300; round++) {
        for (int i = 0; i < connections; i++) {
          String record = "connection " + i + " round " + round + " " + "-".repeat(round * 3);
          add(open, i, record);
          StringBuilder all = expected.get(i);
          all.append(all.length() == 0 ? "" : ",").append(record);
        }
      }
      assertEquals(true, spool.spilled());
      for (int i = connections - 1; i >= 0; i--) {
        assertEquals(expected.get(i).toString(), savedAndLoaded(open, i));
      }
    }
  }

  @Test
  void spoolsSmallConnectionsTooWhenTheyAreVeryMany() throws IOException {
    Spool spool = new Spool(0, directory);
    try (OpenExchanges open = new OpenExchanges(spool)) {
      String record = "r".repeat(1000);
      for (int i = 0; i < 20_000; i++) {
        add(open, i, record + i);
      }
      assertEquals(true, spool.size() > 8_000_000);
      for (int i = 0; i < 20_000; i += 997) {
        assertEquals(record + i, taken(open, i));
      }
    }
  }

  private static void add(OpenExchanges open, long connection, String record) throws IOException {
    byte[] bytes = record.getBytes(US_ASCII);
    open.add(connection, bytes, bytes.length);
  }

  private static String taken(OpenExchanges open, long connection) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    open.write(open.take(connection), out);
    return out.toString(US_ASCII);
  }

  private static String savedAndLoaded(OpenExchanges open, long connection) throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    open.take(connection).save(new DataOutputStream(saved));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved.toByteArray()));
    open.write(OpenExchanges.Collected.load(in), out);
    return out.toString(US_ASCII);
  }
}
