package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
  private static final String REQUEST = "GET /page HTTP/1.1\r\nHost: lab.example\r\n\r\n";

  @TempDir private Path directory;

  private static TestCapture chunked() {
    return new TestCapture()
        .open(80)
        .client(REQUEST)
        .waitMs(100)
        .server(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n5;a=b\r\nfirst\r\n")
        .waitMs(300)
        .server("6\r\nsec")
        .server("ond\r\n")
        .waitMs(200)
        .server("0\r\nX: y\r\n\r\n")
        .close();
  }

  @Test
  void everyPartOfChunksIsTold() throws IOException {
    String out = show(chunked(), "-c", "0", "--draw", "ascii").out();
    assertPart(out, "59", "size", "5;a=b\\r\\n", "5 bytes, extension 4");
    assertPart(out, "66", "data", "first", "5 bytes");
    assertPart(out, "71", "end", "\\r\\n", "");
    // A run that came in two pieces.
    assertPart(out, "76", "data", "sec", "6 bytes, until frame 10 200 us later");
    assertPart(out, "84", "last-chunk", "0\\r\\n", "");
    assertPart(out, "87", "trailer", "X: y\\r\\n", "");
    assertPart(out, "93", "end", "\\r\\n", "");
    assertTrue(out.contains("ended by the last-chunk"), out);
  }

  private static void assertPart(String out, String offset, String what, String text, String note) {
    assertTrue(
        out.lines()
            .anyMatch(
                line ->
                    line.matches(
                        " +"
                            + offset
                            + " +[0-9.]+ +[0-9]+  "
                            + what
                            + " +"
                            + java.util.regex.Pattern.quote(text)
                            + ".*"
                            + java.util.regex.Pattern.quote(note)
                            + ".*")),
        () -> "no " + what + " at " + offset + " in\n" + out);
  }

  @Test
  void theBarIsToScaleAndItsPartsDifferWithoutColours() throws IOException {
    String out = show(chunked(), "-c", "0", "--draw", "ascii").out();
    String bar = out.lines().filter(line -> line.startsWith("    >")).findFirst().orElseThrow();
    // 100 ms of waiting, 300 ms of a pause, 200 ms until the last-chunk, in 95 columns.
    assertTrue(bar.matches(" {4}>\\.{13,16}#-{45,48}#0{29,32}_?"), bar);
    assertTrue(
        out.contains("> request, . wait, H head, # flush, - server pauses, 0 last-chunk"), out);
    assertTrue(out.contains("100 ms"), out);
    String unicode = show(chunked(), "-c", "0", "--draw", "unicode").out();
    assertTrue(unicode.contains("█──────"), unicode);
  }

  @Test
  void charactersGoByTheLocale() throws IOException {
    Path file = write(chunked().bytes());
    String plain = in(Map.of("LC_ALL", "C"), file);
    assertFalse(plain.chars().anyMatch(c -> c > 0x7f), plain);
    assertTrue(in(Map.of("LANG", "de_DE.UTF-8"), file).contains("█"));
    assertTrue(in(Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8"), file).contains("#---"));
  }

  private static String in(Map<String, String> environment, Path file) {
    return Invocation.with(new byte[0], false, environment, "show", file.toString(), "-c", "0")
        .out();
  }

  @Test
  void departuresStandWhereTheyAre() throws IOException {
    TestCapture capture =
        new TestCapture()
            .open(80)
            .client(REQUEST)
            .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nab\r\n0\r\n\r\n")
            .close();
    String out = show(capture, "-c", "0").out();
    assertTrue(out.contains("! chunk-size-line-bare-lf at "), out);
    assertTrue(out.indexOf("! chunk-size-line-bare-lf") < out.indexOf("last-chunk "), out);
  }

  @Test
  void theWidthAndColoursAreTheTerminals() throws IOException {
    Path file = write(chunked().bytes());
    Invocation narrow =
        Invocation.with(
            new byte[0], true, Map.of("COLUMNS", "60"), "show", file.toString(), "-c", "0");
    assertTrue(narrow.out().contains("\u001b["));
    String plain = narrow.out().replaceAll("\u001b\\[[0-9;]*m", "");
    assertTrue(plain.lines().allMatch(line -> line.length() <= 90), plain);
    Invocation noColor =
        Invocation.with(
            new byte[0],
            true,
            Map.of("COLUMNS", "60", "NO_COLOR", "1"),
            "show",
            file.toString(),
            "-c",
            "0");
    assertFalse(noColor.out().contains("\u001b"));
  }

  @Test
  void whatIsNotThereIsSaidInALine() throws IOException {
    Invocation connection = show(chunked(), "-c", "7");
    assertEquals(2, connection.status());
    assertEquals(
        "chunkscope: no connection 7: the capture has 1, numbered from 0\n", connection.err());
    Invocation exchange = show(chunked(), "-c", "0", "-x", "3");
    assertEquals(2, exchange.status());
    assertEquals(
        "chunkscope: no exchange 3: connection 0 has 1, numbered from 0\n", exchange.err());
    assertEquals(2, Invocation.of("show", "-", "-c", "0").status());
  }

  @Test
  void aBodyIsWrittenWithoutItsChunks() throws IOException {
    Invocation body = show(chunked(), "-c", "0", "--body");
    assertEquals("firstsecond", body.out());
    assertEquals(0, body.status(), body.err());
  }

  @Test
  void aBodyIsDecodedExactly() throws IOException {
    byte[] text = "All work and no play. ".repeat(9_999).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    }
    String coded = packed.toString(StandardCharsets.ISO_8859_1);
    TestCapture capture =
        new TestCapture()
            .open(80)
            .client(REQUEST)
            .server(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + coded.length()
                    + "\r\n\r\n"
                    + coded)
            .close();
    Path file = write(capture.bytes());
    Path out = directory.resolve("body");
    Invocation decoded =
        Invocation.of("show", file.toString(), "-c", "0", "--body", "--decoded", "-o", out + "");
    assertEquals(0, decoded.status(), decoded.err());
    assertArrayEquals(text, Files.readAllBytes(out));
    Invocation.of("show", file.toString(), "-c", "0", "--body", "-o", out.toString());
    assertArrayEquals(packed.toByteArray(), Files.readAllBytes(out));
  }

  @Test
  void aBodyWithAHoleIsRefused() throws IOException {
    TestCapture capture =
        new TestCapture()
            .open(80)
            .client(REQUEST)
            .server("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n0123456789")
            .missing(10)
            .server("0123456789")
            .close();
    Invocation body = show(capture, "-c", "0", "--body");
    assertEquals(2, body.status());
    assertEquals("", body.out());
    assertTrue(body.err().contains("10 bytes of the body are not in the capture"), body.err());
  }

  @Test
  void aBodyThatIsCutIsSaidToBe() throws IOException {
    TestCapture capture =
        new TestCapture()
            .open(80)
            .client(REQUEST)
            .server("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n0123456789")
            .reset();
    Invocation body = show(capture, "-c", "0", "--body");
    assertEquals(2, body.status());
    assertEquals("0123456789", body.out());
    assertTrue(body.err().contains("not complete"), body.err());
  }

  @Test
  void aTerminalGetsNoBody() throws IOException {
    Path file = write(chunked().bytes());
    Invocation body =
        Invocation.with(new byte[0], true, Map.of(), "show", file.toString(), "-c", "0", "--body");
    assertEquals(2, body.status());
    assertEquals("", body.out());
  }

  @Test
  void hostileBytesStayHarmless() throws IOException {
    Path file = write(HostileCapture.bytes());
    for (int connection = 0; connection < 20; connection++) {
      for (String draw : new String[] {"ascii", "unicode"}) {
        Invocation run =
            Invocation.of("show", file.toString(), "-c", connection + "", "--draw", draw);
        assertEquals(0, run.status(), run.err());
        assertFalse(
            run.out()
                .chars()
                .anyMatch(c -> c != '\n' && (HostileCapture.isDangerous(c) || c == '\r')),
            run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() < 400), "too long a line");
      }
    }
  }

  private Invocation show(TestCapture capture, String... options) throws IOException {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "show";
    arguments[1] = write(capture.bytes()).toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Invocation.of(arguments);
  }

  private Path write(byte[] capture) throws IOException {
    Path file = directory.resolve("capture.pcap");
    Files.write(file, capture);
    return file;
  }
}
