package io.chunkscope.verify.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictReaderTest {
  private static final String WHOLE =
      """
      verdict 1
      capture pcapng gzip ETHERNET,RAW packets=14 truncated=2 cut
      connection 0 http/1 client [2001:db8::7]:49152 server [2001:db8::a]:80 end=open roles=guessed missing=0/7 skipped=response:not-http@0..4
      exchange 0.0 (no request) -> 200 HTTP/1.0 none persistence=http10-default orphan uncertain
      exchange 0.1 GET -> HTTP/1.1 none -> 100, 103;incomplete;obs-fold@1..2, - HTTP/0.9 undetermined persistence=- body=5/9 missing=1 chunks=- flushes=1 loss=1 end=gap incomplete deviations=obs-fold@17..45 trailing=2 answer-missing
      exchange 0.2 \\- /\\x20\\+2000#ab HTTP/1.1 none -> (no response)
      connection 7 tls client 198.51.100.7:49152 server 192.0.2.10:443 end=fin-by-client roles=certain missing=0/0
      finding error high streamed-unframed 0.1 response server frames=6,33
      finding info high capture-incomplete - - capture frames=-
      """;

  @Test
  void whatIsReadIsWrittenAgain() throws VerdictFormatException {
    assertEquals(WHOLE, VerdictReader.read(WHOLE).text());
  }

  @Test
  void linesMayEndAsOnWindows() throws VerdictFormatException {
    assertEquals(WHOLE, VerdictReader.read(WHOLE.replace("\n", "\r\n")).text());
  }

  @Test
  void countsAreOfWhatIsThere() throws VerdictFormatException {
    Verdict verdict = VerdictReader.read(WHOLE);
    assertEquals(2, verdict.connectionCount());
    assertEquals(3, verdict.exchangeCount());
    assertEquals(1, verdict.findingCount("error"));
    assertEquals(0, verdict.findingCount("warning"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "verdict\n", "verdict one\n", "verdict 0\n", "Hello\n", "verdict 1 \n"})
  void whatIsNoVerdictIsRefusedInItsFirstLine(String text) {
    VerdictFormatException refused = refused(text);
    assertEquals(1, refused.line());
    assertTrue(refused.getMessage().startsWith("not a verdict"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verdict 2", "verdict 99999999999999999999"})
  void aNewerVersionSaysWhatToDo(String header) {
    VerdictFormatException refused = refused(header + "\nwhatever\n");
    assertEquals(1, refused.line());
    assertTrue(refused.getMessage().contains("update Chunkscope"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "capture pcap ETHERNET packets=14 fine     | not how far a capture can be read",
        "capture pcap ETHERNET packets=1 packets=2 cut | 'packets' twice",
        "capture                                   | ends where the file's format",
        "exchange 0.0 GET / HTTP/1.1 none -> (no response) | where the capture's line should be",
        "<<<<<<< HEAD                              | where the capture's line should be",
      })
  void theCapturesLineIsChecked(String line, String expected) {
    assertRefused(2, "verdict 1\n" + line + "\n", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<<<<<<< HEAD                                        | no line begins with '<<<<<<<'",
        "capture unreadable                                  | a second line about the capture",
        "connection x http/1 client a:1 server b:2           | not a connection's number",
        "connection 1 http/1 client a:1 server b             | not an address and a port",
        "connection 1 http/1 client a:1 server b:70000       | not an address and a port",
        "connection 1 http/1 client a:1 server b:2  end=x    | two spaces together",
        "connection 1 http/1 client a:1 server b:2 end       | not name=value",
        "connection 0 http/1 client a:1 server b:2           | connection 0 twice",
        "exchange 9.0 GET / HTTP/1.1 none -> (no response)   | connection that is not there",
        "exchange 0.0 GET / HTTP/1.1 none                    | ends where '->' should be",
        "exchange 0.0 GET / 1.1 none -> (no response)        | not a version of HTTP",
        "exchange 0.0 GET / HTTP/1.1 none -> 2x0 HTTP/1.1 none | not a status",
        "exchange 0.0 GET / HTTP/1.1 none -> 200 HTTP/1.1 none body=1 body=2 | 'body' twice",
        "exchange 0.0 GET / HTTP/1.1 none -> (no response) lost | nothing an exchange can be",
        "exchange 0.99999999999 GET / HTTP/1.1 none -> (no response) | not an exchange's index",
        "exchange 0 GET / HTTP/1.1 none -> (no response)     | not connection.index",
        "exchange 0.0 GET / HTTP/1.1 none -> x, 200 HTTP/1.1 none | not an interim response",
        "finding error high obs-fold 0.x request client frames=1 | not an exchange's index",
        "finding error high obs-fold 0.0 request client      | ends where the frames",
        "finding error high obs-fold 0.0 request client 1,2  | not frames=",
        "finding error high obs-fold 0.0 request client frames=1 more | where it should end",
      })
  void aDamagedLineIsNamedByItsNumber(String line, String expected) {
    String before =
        """
        verdict 1
        capture pcap ETHERNET packets=1 complete
        connection 0 http/1 client a:1 server b:2 end=open
        """;
    assertRefused(4, before + line + "\n", expected);
  }

  @Test
  void anExchangeTwiceIsDamage() {
    String line = "exchange 0.0 GET / HTTP/1.1 none -> (no response)\n";
    String before =
        """
        verdict 1
        capture pcap - packets=1 cut
        connection 0 http/1 client a:1 server b:2
        """;
    assertRefused(5, before + line + line, "exchange 0.0 twice");
  }

  @Test
  void damageOfAnyKindIsRefusedOrReadAndNothingElse() {
    Random random = new Random(4);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(256));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, " \n.->=,19x".charAt(random.nextInt(10)));
        }
      }
      try {
        Verdict read = VerdictReader.read(text.toString());
        VerdictDiff.of(VerdictReader.read(WHOLE), read);
        VerdictDiff.of(read, VerdictReader.read(WHOLE));
      } catch (VerdictFormatException e) {
        assertTrue(e.line() >= 1, text::toString);
      }
    }
  }

  private static void assertRefused(int line, String text, String expected) {
    VerdictFormatException refused = refused(text);
    assertEquals(line, refused.line());
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  private static VerdictFormatException refused(String text) {
    return assertThrows(VerdictFormatException.class, () -> VerdictReader.read(text));
  }
}
