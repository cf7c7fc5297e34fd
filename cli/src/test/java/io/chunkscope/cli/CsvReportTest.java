package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table as a strict reader of RFC 4180 sees it. */
class CsvReportTest {
  @TempDir private Path directory;

  @Test
  void anExchangeIsALine() throws IOException {
    List<List<String>> table =
        table(new TestCapture().streamedUnframed("/page,1").framed("/ok").bytes());
    assertEquals(3, table.size());
    assertEquals("/page,1", cell(table, 1, "target"));
    assertEquals("close-delimited", cell(table, 1, "framing"));
    assertEquals("6.3(8)", cell(table, 1, "framing_step"));
    assertEquals("2", cell(table, 1, "flushes"));
    assertEquals("10.2", cell(table, 1, "wait_ms"));
    assertEquals("error", cell(table, 1, "worst"));
    assertEquals("streamed-unframed", cell(table, 1, "findings"));
    assertEquals("tcp.stream eq 0", cell(table, 1, "filter"));
    assertEquals("content-length", cell(table, 2, "framing"));
    assertEquals("", cell(table, 2, "worst"));
  }

  @Test
  void whatIsUnknownIsEmpty() throws IOException {
    List<List<String>> table =
        table(
            new TestCapture()
                .open(80)
                .client("GET /lost HTTP/1.1\r\nHost: a\r\n\r\n")
                .reset()
                .join(80)
                .server("HTTP/1.1 204 No Content\r\n\r\n")
                .bytes());
    assertEquals("", cell(table, 1, "status"));
    assertEquals("", cell(table, 1, "wait_ms"));
    assertEquals("", cell(table, 2, "method"));
    assertEquals("204", cell(table, 2, "status"));
  }

  @Test
  void noCellIsAFormulaOrLeavesItsCell() throws IOException {
    List<List<String>> table = table(HostileCapture.bytes());
    assertTrue(table.size() > 10);
    int defused = 0;
    for (List<String> row : table) {
      for (String cell : row) {
        assertFalse(cell.matches("(?s)\\s*[=+\\-@\t\r].*"), cell);
        assertFalse(cell.chars().anyMatch(HostileCapture::isDangerous), cell);
        assertFalse(cell.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t'), cell);
        assertTrue(cell.length() <= 5_000, "too long for a spreadsheet");
        defused += cell.startsWith("'=cmd|") ? 1 : 0;
      }
    }
    assertTrue(defused > 2, "formulas became text");
  }

  private static String cell(List<List<String>> table, int row, String column) {
    return table.get(row).get(table.get(0).indexOf(column));
  }

  private List<List<String>> table(byte[] capture) throws IOException {
    Path file = directory.resolve("capture.pcap");
    Files.write(file, capture);
    List<List<String>> table =
        parse(Invocation.of("analyze", "--format", "csv", file.toString()).out());
    table.forEach(row -> assertEquals(table.get(0).size(), row.size(), row.toString()));
    return table;
  }

  /** The grammar of RFC 4180 §2, without leniency. */
  private static List<List<String>> parse(String text) {
    List<List<String>> table = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      List<String> row = new ArrayList<>();
      while (true) {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(at) == '"') {
          at++;
          while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
          }
          at++;
        } else {
          while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
            assertFalse(text.charAt(at) == '"' || text.charAt(at) == '\n', "quoted badly");
            cell.append(text.charAt(at++));
          }
        }
        row.add(cell.toString());
        if (text.charAt(at) == '\r') {
          assertEquals('\n', text.charAt(at + 1));
          at += 2;
          break;
        }
        assertEquals(',', text.charAt(at++));
      }
      table.add(row);
    }
    return table;
  }
}
