package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Start-lines of which the capture lacks the end. */
class CutStartLineTest {
  @Test
  void beginsAMessageThoughItsStartLineLacksItsEnd() {
    EventLog log = new EventLog(false, List.of());
    HttpStreamParser parser = parser(MessageKind.RESPONSES, log);
    byte[] cut = Wire.bytes("HTTP/1.1 302 Fo");
    parser.onData(0, cut, 0, cut.length);
    parser.onGap(15, 85);
    byte[] next = Wire.bytes("HTTP/1.1 204 No\\r\\nContent-Length: 0\\r\\n\\r\\n");
    parser.onData(100, next, 0, next.length);
    parser.onEnd();
    assertEquals(
        """
        off=0 len=15 response 1.1 302 [Fo]
        off=15 len=0 message-end GAP
        off=15 len=85 gap
        off=100 len=15 response 1.1 204 [No]
        off=117 len=19 field Content-Length=[0]
        off=138 len=0 head-end content-length
        off=138 len=0 message-end LENGTH""",
        log.text());
  }

  @Test
  void beginsARequestThoughItsLineLacksItsEnd() {
    assertEquals(
        """
        off=0 len=8 request GET [/ite...] ?
        off=8 len=0 message-end GAP
        off=8 len=92 gap"""
            .stripIndent(),
        cutAfter("GET /ite"));
    assertEquals(
        """
        off=0 len=8 request GET [/] ?
        off=8 len=0 message-end GAP
        off=8 len=92 gap"""
            .stripIndent(),
        cutAfter("GET / HT"));
    String requests = "(?s)off=0 len=\\d+ request .*";
    for (String line :
        List.of(
            "GET ",
            "GET h",
            "GET HTTP://lab",
            "GET https://lab.example/x HTTP/1.",
            "OPTIONS *",
            "CONNECT lab.ex",
            "PURGE /x",
            "get /x")) {
      String events = cutAfter(line);
      assertTrue(events.matches(requests), line + " gives " + events);
    }
  }

  @Test
  void beginsNoRequestWithWhatMayBeAnyText() {
    for (String text :
        List.of(
            "GET",
            "GET key",
            "GET * HTTP/1",
            "GET / FTP",
            "GET  /",
            "GET /a\\x01b",
            "NOTIFY sip:a@lab",
            "PURGE ",
            "PURGE http://x",
            "EHLO lab.example")) {
      String events = cutAfter(text);
      assertTrue(events.contains("skipped CUT_START_LINE"), text + " gives " + events);
    }
  }

  @Test
  void beginsACutRequestAfterAGapWhereItsMethodIsWellKnown() {
    assertEquals(
        """
        off=0 len=6 request GET [/a...] ?
        off=6 len=0 message-end GAP
        off=6 len=94 gap
        off=100 len=7 request HEAD [/b...] ?
        off=107 len=0 message-end GAP
        off=107 len=93 gap
        off=200 len=8 skipped FRAMING_LOST [PURGE /c]
        off=208 len=92 gap
        off=300 len=6 request GET [/d...] ?
        off=306 len=0 message-end GAP
        off=306 len=94 gap"""
            .stripIndent(),
        cutAfter("GET /a", "HEAD /b", "PURGE /c", "GET /d"));
  }

  /** The events of such beginnings, each with a gap behind it up to the next hundred bytes. */
  private static String cutAfter(String... beginnings) {
    EventLog log = new EventLog(false, List.of());
    HttpStreamParser parser = parser(MessageKind.REQUESTS, log);
    long at = 0;
    for (String beginning : beginnings) {
      byte[] bytes = Wire.bytes(beginning);
      parser.onData(at, bytes, 0, bytes.length);
      parser.onGap(at + bytes.length, 100 - bytes.length);
      at += 100;
    }
    return log.text();
  }

  private static HttpStreamParser parser(MessageKind kind, EventLog log) {
    return new HttpStreamParser(kind, log, new ParserResources(ParserOptions.DEFAULTS));
  }
}
