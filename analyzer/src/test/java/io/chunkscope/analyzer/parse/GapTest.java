package io.chunkscope.analyzer.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hole in the stream means, by where it lies: a hole of every length at every position. */
class GapTest {
  private static final String NEXT = "HTTP/1.1 204 No\\r\\nContent-Length: 0\\r\\n\\r\\n";

  private static final byte[] COUNTED =
      Wire.bytes("HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\n0123456789" + NEXT);

  private static final byte[] CHUNKED =
      Wire.bytes(
          "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"
              + "5;a\\r\\nhello\\r\\n6\\r\\n world\\r\\n0\\r\\nA: b\\r\\n\\r\\n"
              + NEXT);

  private static final byte[] UNTIL_CLOSE = Wire.bytes("HTTP/1.1 200 OK\\r\\n\\r\\nto the end");

  private interface Expectation {
    void check(int gapStart, int gapEnd, CheckedEvents events, String where);
  }

  private static void everyGap(byte[] stream, Expectation expectation) {
    for (int start = 0; start < stream.length; start++) {
      for (int end = start + 1; end <= stream.length; end++) {
        CheckedEvents events = CheckedEvents.asDeclared();
        HttpStreamParser parser =
            new HttpStreamParser(
                MessageKind.RESPONSES, events, new ParserResources(ParserOptions.DEFAULTS));
        events.streamEnd = start;
        parser.onData(0, stream, 0, start);
        events.streamEnd = end;
        parser.onGap(start, end - start);
        events.streamEnd = stream.length;
        parser.onData(end, stream, end, stream.length - end);
        parser.onEnd();
        String where = "gap [" + start + "," + end + ")";
        events.checkEverythingCovered();
        expectation.check(start, end, events, where);
      }
    }
  }

  private static int indexOf(byte[] stream, String text) {
    return new String(stream, ISO_8859_1).indexOf(text);
  }

  @Test
  void aCountedBodyKeepsItsEndWhateverIsMissingFromItsFirstByteOn() {
    int next = indexOf(COUNTED, "HTTP/1.1 204");
    int body = next - 10;
    everyGap(
        COUNTED,
        (start, end, events, where) -> {
          if (start >= body && start < next) {
            int inside = Math.min(end, next) - start;
            assertEquals(inside, events.missingBytes, where);
            assertEquals(10 - inside, events.bodyBytes, where);
            assertEquals(end - start - inside, events.gapBytes, where);
            assertEquals(ParsedEnd.LENGTH, events.lastEnd, where);
            assertEquals(end <= next ? 2 : 1, events.messages, where);
          } else {
            assertEquals(0, events.missingBytes, where);
            assertEquals(end - start, events.gapBytes, where);
          }
        });
  }

  @Test
  void chunkDataKeepsFramingOnlyWhenTheGapIsWhollyInside() {
    int next = indexOf(CHUNKED, "HTTP/1.1 204");
    int first = indexOf(CHUNKED, "hello");
    int second = indexOf(CHUNKED, " world");
    everyGap(
        CHUNKED,
        (start, end, events, where) -> {
          boolean inFirst = start >= first && end <= first + 5;
          boolean inSecond = start >= second && end <= second + 6;
          if (inFirst || inSecond) {
            assertEquals(end - start, events.missingBytes, where);
            assertEquals(11 - (end - start), events.bodyBytes, where);
            assertEquals(0, events.gapBytes, where);
            assertEquals(2, events.chunks, where);
            assertEquals(2, events.messages, where);
            assertEquals(0, events.deviations, where);
          } else {
            assertEquals(0, events.missingBytes, where);
            assertEquals(end - start, events.gapBytes, where);
            int after = CHUNKED.length - end;
            boolean resumes = end == next || (end == 0);
            long skipped = (end <= next && !resumes) || end > next ? after : 0;
            assertEquals(skipped, events.skippedBytes - skippedBefore(start, next), where);
          }
        });
  }

  /** A start-line that the gap cuts before all of its status is there is skipped up to the gap. */
  private static long skippedBefore(int gapStart, int next) {
    int statusEnd = "HTTP/1.1 200 ".length();
    if (gapStart < statusEnd) {
      return gapStart;
    }
    return gapStart >= next && gapStart < next + statusEnd ? gapStart - next : 0;
  }

  @Test
  void neverTakesForJunkWhatAGapCut() {
    Expectation noJunk = (start, end, events, where) -> assertEquals(0, events.junkBytes, where);
    everyGap(COUNTED, noJunk);
    everyGap(CHUNKED, noJunk);
    everyGap(UNTIL_CLOSE, noJunk);
  }

  @Test
  void aBodyUpToTheEndGoesOnOverAnyGap() {
    int body = indexOf(UNTIL_CLOSE, "to the end");
    everyGap(
        UNTIL_CLOSE,
        (start, end, events, where) -> {
          if (start >= body) {
            assertEquals(end - start, events.missingBytes, where);
            assertEquals(UNTIL_CLOSE.length - body - (end - start), events.bodyBytes, where);
            assertEquals(0, events.gapBytes, where);
          } else {
            assertEquals(end - start, events.gapBytes, where);
          }
        });
  }

  @Test
  void deliversTheFieldsBeforeAGapInTheHead() {
    EventLog log = new EventLog(false, List.of());
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.REQUESTS, log, new ParserResources(ParserOptions.DEFAULTS));
    byte[] head = Wire.bytes("GET / HTTP/1.1\\r\\nA: b\\r\\n");
    parser.onData(0, head, 0, head.length);
    assertTrue(parser.inMessage());
    parser.onGap(22, 8);
    assertTrue(parser.isLost());
    byte[] rest = Wire.bytes("st: x\\r\\n\\r\\nGET /no HTTP/1.1\\r\\n\\r\\n");
    parser.onData(30, rest, 0, rest.length);
    byte[] next = Wire.bytes("GET /c HTTP/1.1\\r\\n\\r\\n");
    parser.onData(59, next, 0, next.length);
    parser.onEnd();
    assertEquals(
        """
        off=0 len=14 request GET [/] 1.1
        off=16 len=6 field A=[b]
        off=22 len=0 message-end GAP
        off=22 len=8 gap
        off=30 len=29 skipped FRAMING_LOST [st: x\\r\\n\\r\\nGET /no HTTP/1.1\\r\\n\\r\\n]
        off=59 len=15 request GET [/c] 1.1
        off=78 len=0 head-end none
        off=78 len=0 message-end NO_BODY"""
            .stripIndent(),
        log.text());
  }

  @Test
  void resumesAtAStartLineThatStraddlesPieces() {
    CheckedEvents events = CheckedEvents.asDeclared();
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.RESPONSES, events, new ParserResources(ParserOptions.DEFAULTS));
    events.streamEnd = 100;
    parser.onGap(0, 20);
    byte[] piece = Wire.bytes("HTTP/1.1 2");
    parser.onData(20, piece, 0, 10);
    assertTrue(parser.isLost());
    byte[] rest = Wire.bytes("04 No\\r\\n");
    parser.onData(30, rest, 0, rest.length);
    assertTrue(parser.inMessage());
    assertFalse(parser.isLost());
    assertEquals(0, events.skippedBytes);
  }

  @Test
  void prefersAWholeStartLineToWhatWasHeldOfAnother() {
    CheckedEvents events = CheckedEvents.asDeclared();
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.REQUESTS, events, new ParserResources(ParserOptions.DEFAULTS));
    events.streamEnd = 100;
    parser.onGap(0, 20);
    byte[] tokenLike = Wire.bytes("endofbody");
    parser.onData(20, tokenLike, 0, tokenLike.length);
    byte[] request = Wire.bytes("GET / HTTP/1.1\\r\\n\\r\\n");
    parser.onData(29, request, 0, request.length);
    assertEquals(9, events.skippedBytes);
    assertEquals(1, events.messages);
  }

  @Test
  void saysBeforeFirstMessageUntilOneIsFound() {
    EventLog log = new EventLog(false, List.of());
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.RESPONSES, log, new ParserResources(ParserOptions.DEFAULTS));
    parser.startMidstream();
    byte[] tail = Wire.bytes("rest of a body\\r\\nHTTP/1.1 200 OK\\r\\n");
    parser.onData(0, tail, 0, tail.length);
    byte[] next = Wire.bytes(NEXT);
    parser.onData(33, next, 0, next.length);
    parser.onEnd();
    assertEquals(
        """
        off=0 len=33 skipped BEFORE_FIRST_MESSAGE [rest of a body\\r\\nHTTP/1.1 200 OK\\r\\n]
        off=33 len=15 response 1.1 204 [No]
        off=50 len=19 field Content-Length=[0]
        off=71 len=0 head-end content-length
        off=71 len=0 message-end LENGTH""",
        log.text());
  }

  @Test
  void keepsATunnelOverAGap() {
    EventLog log = new EventLog(false, List.of(BodyFraming.TUNNEL));
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.RESPONSES, log, new ParserResources(ParserOptions.DEFAULTS));
    byte[] head = Wire.bytes("HTTP/1.1 200 OK\\r\\n\\r\\nraw");
    parser.onData(0, head, 0, head.length);
    parser.onGap(22, 5);
    parser.onData(27, head, 0, 15);
    parser.onEnd();
    assertEquals(
        """
        off=0 len=15 response 1.1 200 [OK]
        off=19 len=0 head-end tunnel
        off=19 len=0 message-end TUNNEL
        off=19 len=3 skipped TUNNEL [raw]
        off=22 len=5 gap
        off=27 len=15 skipped TUNNEL [HTTP/1.1 200 OK]""",
        log.text());
  }
}
