package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What happens at the limits of {@link ParserOptions}. */
class LimitsTest {
  private static final ParserOptions SMALL = new ParserOptions(48, 10, 8, 12);

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";

  private static final String CHUNKED_EVENTS =
      """
      off=0 len=15 response 1.1 200 [OK]
      off=17 len=28 field Transfer-Encoding=[chunked]
      off=47 len=0 head-end chunked
      """;

  @Test
  void dropsFieldsBeyondTheHeadLimit() {
    requests(
            "GET / HTTP/1.1\\r\\nA: b\\r\\nC: 0123456789012345678901234567\\r\\nD: e\\r\\n\\r\\n"
                + "GET /f HTTP/1.1\\r\\nG: h\\r\\n\\r\\n")
        .options(SMALL)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=6 field A=[b]
            off=22 len=33 ! HEAD_TOO_LONG
            off=63 len=0 head-end none
            off=63 len=0 message-end NO_BODY
            off=63 len=15 request GET [/f] 1.1
            off=80 len=6 field G=[h]
            off=88 len=0 head-end none
            off=88 len=0 message-end NO_BODY
            """);
  }

  @Test
  void cutsARequestLineAtTheHeadLimit() {
    requests("GET /" + "x".repeat(60) + " HTTP/1.1\\r\\nA: b\\r\\n\\r\\n")
        .options(SMALL)
        .emits(
            """
            off=0 len=74 request GET [/%s] 1.1
            off=0 len=76 ! START_LINE_MALFORMED
            off=0 len=76 ! HEAD_TOO_LONG
            off=84 len=0 head-end none
            off=84 len=0 message-end NO_BODY
            """
                .formatted("x".repeat(43)));
  }

  @Test
  void dropsTrailersBeyondTheirLimit() {
    responses(CHUNKED + "0\\r\\nA: b\\r\\nCc: d\\r\\n\\r\\n")
        .options(SMALL)
        .emits(
            CHUNKED_EVENTS
                + """
                off=47 len=3 last-chunk ext=0
                off=50 len=6 trailer A=[b]
                off=56 len=7 ! HEAD_TOO_LONG
                off=65 len=0 message-end LAST_CHUNK
                """);
  }

  @Test
  void readsALongSizeLineToItsEnd() {
    responses(CHUNKED + "1;0123456789\\r\\nx\\r\\n0\\r\\n\\r\\n")
        .options(SMALL)
        .emits(
            CHUNKED_EVENTS
                + """
                off=47 len=14 ! CHUNK_SIZE_LINE_TOO_LONG
                off=47 len=14 chunk size=1 ext=11
                off=61 len=1 body
                off=64 len=0 chunk-end
                off=64 len=3 last-chunk ext=0
                off=69 len=0 message-end LAST_CHUNK
                """);
  }

  @Test
  void takesEndlessZerosForNoSize() {
    responses(CHUNKED + "0000000005\\r\\nhello\\r\\n")
        .options(SMALL)
        .emits(
            CHUNKED_EVENTS
                + """
                off=47 len=9 ! BODY_NOT_CHUNKED
                off=47 len=19 body
                off=66 len=0 message-end MALFORMED
                """);
  }

  @Test
  void takesEndlessEmptyLinesForNoSize() {
    responses(CHUNKED + "\\n\\n\\n\\n\\n\\n\\n\\n\\n5\\r\\n")
        .options(SMALL)
        .emits(
            CHUNKED_EVENTS
                + "off=47 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=48 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=49 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=50 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=51 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=52 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=53 len=1 ! CHUNK_SIZE_EMPTY\n"
                + "off=54 len=1 ! CHUNK_SIZE_EMPTY\n"
                + """
                off=47 len=9 ! BODY_NOT_CHUNKED
                off=47 len=12 body
                off=59 len=0 message-end MALFORMED
                """);
  }

  @Test
  void givesUpTheSearchForASizeLineAtItsLimit() {
    responses(CHUNKED + "1\\r\\nabcdefghijkl\\r\\n5\\r\\n")
        .options(SMALL)
        .emits(
            CHUNKED_EVENTS
                + """
                off=47 len=3 chunk size=1 ext=0
                off=50 len=1 body
                off=51 len=1 ! CHUNK_DATA_OVERRUN
                off=51 len=16 body
                off=67 len=0 message-end MALFORMED
                """);
  }

  @Test
  void refusesLimitsThatAreNotPositive() {
    assertThrows(IllegalArgumentException.class, () -> new ParserOptions(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ParserOptions(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ParserOptions(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ParserOptions(1, 1, 1, 0));
  }
}
