package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** Chunks, well-formed and not, RFC 9112 §7.1. */
class ChunkParsingTest {

  private static final String HEAD = "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";

  private static final String HEAD_EVENTS =
      """
      off=0 len=15 response 1.1 200 [OK]
      off=17 len=28 field Transfer-Encoding=[chunked]
      off=47 len=0 head-end chunked
      """;

  @Test
  void acceptsASign() {
    responses(
            HEAD
                + """
            +5\\r\\n
            hello\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=1 ! CHUNK_SIZE_SIGN
            off=48 len=3 chunk size=5 ext=0
            off=51 len=5 body
            off=58 len=0 chunk-end
            off=58 len=3 last-chunk ext=0
            off=63 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void readsToTheEndAfterANegativeSize() {
    responses(
            HEAD
                + """
            -5\\r\\n
            hello\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=1 ! CHUNK_SIZE_SIGN
            off=47 len=16 body
            off=63 len=0 message-end MALFORMED
            """);
  }

  @Test
  void acceptsAHexPrefix() {
    responses(
            HEAD
                + """
            0x5\\r\\n
            hello\\r\\n
            0X0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=2 ! CHUNK_SIZE_PREFIX
            off=47 len=5 chunk size=5 ext=0
            off=52 len=5 body
            off=59 len=0 chunk-end
            off=59 len=2 ! CHUNK_SIZE_PREFIX
            off=59 len=5 last-chunk ext=0
            off=66 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void acceptsWhitespaceAroundTheSize() {
    responses(
            HEAD
                + """
            \\x20\\t5 \\r\\n
            hello\\r\\n
            \\x20+0\\t;a\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=2 ! CHUNK_SIZE_LEADING_WHITESPACE
            off=50 len=1 ! CHUNK_SIZE_TRAILING_WHITESPACE
            off=49 len=4 chunk size=5 ext=1
            off=53 len=5 body
            off=60 len=0 chunk-end
            off=60 len=1 ! CHUNK_SIZE_LEADING_WHITESPACE
            off=61 len=1 ! CHUNK_SIZE_SIGN
            off=63 len=1 ! CHUNK_SIZE_TRAILING_WHITESPACE
            off=62 len=6 last-chunk ext=3
            off=70 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void skipsEmptyLinesWhereASizeShouldBe() {
    responses(
            HEAD
                + """
            \\r\\n
            5\\r\\n
            hello\\r\\n
            \\n
            \\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=2 ! CHUNK_SIZE_EMPTY
            off=49 len=3 chunk size=5 ext=0
            off=52 len=5 body
            off=59 len=0 chunk-end
            off=59 len=1 ! CHUNK_SIZE_EMPTY
            off=60 len=2 ! CHUNK_SIZE_EMPTY
            off=62 len=3 last-chunk ext=0
            off=67 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void acceptsBareLineFeedsAroundChunks() {
    responses(
            HEAD
                + """
            5\\n
            hello\\n
            0\\n
            \\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=48 len=1 ! CHUNK_SIZE_LINE_BARE_LF
            off=47 len=2 chunk size=5 ext=0
            off=49 len=5 body
            off=54 len=1 ! CHUNK_DATA_BARE_LF
            off=55 len=0 chunk-end
            off=56 len=1 ! CHUNK_SIZE_LINE_BARE_LF
            off=55 len=2 last-chunk ext=0
            off=57 len=1 ! TRAILER_BARE_LF
            off=58 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void acceptsAnyNumberOfLeadingZeros() {
    responses(
            HEAD
                + """
            00000000000000000000005\\r\\n
            hello\\r\\n
            0000000000000000000000000\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=25 chunk size=5 ext=0
            off=72 len=5 body
            off=79 len=0 chunk-end
            off=79 len=27 last-chunk ext=0
            off=108 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void acceptsTheLargestSize() {
    responses(
            HEAD
                + """
            7fffffffffffffff\\r\\n
            hello
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=18 chunk size=9223372036854775807 ext=0
            off=65 len=5 body
            off=70 len=0 message-end STREAM_END
            """);
  }

  @Test
  void readsToTheEndAfterASizeThatOverflows() {
    responses(
            HEAD
                + """
            1\\r\\n
            a\\r\\n
            8000000000000000\\r\\n
            hello
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=1 ext=0
            off=50 len=1 body
            off=53 len=0 chunk-end
            off=53 len=16 ! CHUNK_SIZE_OVERFLOW
            off=53 len=23 body
            off=76 len=0 message-end MALFORMED
            """);
  }

  @Test
  void readsABodyThatIsNotChunkedToTheEnd() {
    responses(
            HEAD
                + """
            <html>\\r\\n
            5\\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=1 ! BODY_NOT_CHUNKED
            off=47 len=11 body
            off=58 len=0 message-end MALFORMED
            """);
  }

  @Test
  void readsABodyThatBeginsLikeASizeToTheEnd() {
    responses(
            HEAD
                + """
            face of the earth\\r\\n
            5\\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=6 ! BODY_NOT_CHUNKED
            off=47 len=22 body
            off=69 len=0 message-end MALFORMED
            """);
  }

  @Test
  void looksForTheNextRequestWhenABodyIsNotChunked() {
    requests(
            """
            POST / HTTP/1.1\\r\\n
            Transfer-Encoding: chunked\\r\\n
            \\r\\n
            {json}
            """)
        .emits(
            """
            off=0 len=15 request POST [/] 1.1
            off=17 len=28 field Transfer-Encoding=[chunked]
            off=47 len=0 head-end chunked
            off=47 len=1 ! BODY_NOT_CHUNKED
            off=47 len=0 message-end MALFORMED
            off=47 len=6 skipped NOT_A_MESSAGE [{json}]
            """);
  }

  @Test
  void countsTheExtension() {
    responses(
            HEAD
                + """
            5;a;b=c ; d = "e\\\\";" \\r\\n
            hello\\r\\n
            0;z\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=23 chunk size=5 ext=20
            off=70 len=5 body
            off=77 len=0 chunk-end
            off=77 len=5 last-chunk ext=2
            off=84 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void notesMalformedExtensions() {
    responses(
            HEAD
                + """
            1;\\r\\n
            a\\r\\n
            1;=b\\r\\n
            a\\r\\n
            1;a=\\r\\n
            a\\r\\n
            1;a="b\\r\\n
            a\\r\\n
            1;a b\\r\\n
            a\\r\\n
            1;a,b\\r\\n
            a\\r\\n
            0;(\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=48 len=1 ! CHUNK_EXTENSION_MALFORMED
            off=47 len=4 chunk size=1 ext=1
            off=51 len=1 body
            off=54 len=0 chunk-end
            off=55 len=3 ! CHUNK_EXTENSION_MALFORMED
            off=54 len=6 chunk size=1 ext=3
            off=60 len=1 body
            off=63 len=0 chunk-end
            off=64 len=3 ! CHUNK_EXTENSION_MALFORMED
            off=63 len=6 chunk size=1 ext=3
            off=69 len=1 body
            off=72 len=0 chunk-end
            off=73 len=5 ! CHUNK_EXTENSION_MALFORMED
            off=72 len=8 chunk size=1 ext=5
            off=80 len=1 body
            off=83 len=0 chunk-end
            off=84 len=4 ! CHUNK_EXTENSION_MALFORMED
            off=83 len=7 chunk size=1 ext=4
            off=90 len=1 body
            off=93 len=0 chunk-end
            off=94 len=4 ! CHUNK_EXTENSION_MALFORMED
            off=93 len=7 chunk size=1 ext=4
            off=100 len=1 body
            off=103 len=0 chunk-end
            off=104 len=2 ! CHUNK_EXTENSION_MALFORMED
            off=103 len=5 last-chunk ext=2
            off=110 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void takesACarriageReturnInASizeLineForExtension() {
    responses(
            HEAD
                + """
            5\\rx\\r\\n
            hello\\r\\n
            0;a\\r;b\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=48 len=2 ! CHUNK_EXTENSION_MALFORMED
            off=47 len=5 chunk size=5 ext=2
            off=52 len=5 body
            off=59 len=0 chunk-end
            off=60 len=5 ! CHUNK_EXTENSION_MALFORMED
            off=65 len=1 ! CHUNK_SIZE_LINE_BARE_LF
            off=59 len=7 last-chunk ext=5
            off=68 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void goesOnAfterASizeThatIsTooSmall() {
    responses(
            HEAD
                + """
            3\\r\\n
            hello\\r\\n
            5\\r\\n
            world\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=3 ext=0
            off=50 len=3 body
            off=53 len=1 ! CHUNK_DATA_OVERRUN
            off=53 len=2 body
            off=57 len=0 chunk-end
            off=57 len=3 chunk size=5 ext=0
            off=60 len=5 body
            off=67 len=0 chunk-end
            off=67 len=3 last-chunk ext=0
            off=72 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void goesOnAfterASizeThatIsTooLarge() {
    responses(
            HEAD
                + """
            a\\r\\n
            hello\\r\\n
            5\\r\\n
            world\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=10 ext=0
            off=50 len=10 body
            off=60 len=1 ! CHUNK_DATA_OVERRUN
            off=60 len=5 body
            off=67 len=0 chunk-end
            off=67 len=3 last-chunk ext=0
            off=72 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void goesOnAfterASizeThatIsOneTooLarge() {
    responses(
            HEAD
                + """
            6\\r\\n
            hello\\r\\n
            5\\r\\n
            world\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=6 ext=0
            off=50 len=6 body
            off=56 len=1 ! CHUNK_DATA_BARE_LF
            off=57 len=0 chunk-end
            off=57 len=3 chunk size=5 ext=0
            off=60 len=5 body
            off=67 len=0 chunk-end
            off=67 len=3 last-chunk ext=0
            off=72 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void goesOnAfterALineThatIsNoSize() {
    responses(
            HEAD
                + """
            5\\r\\n
            hello\\r\\n
            no size\\r\\n
            5\\r\\n
            world\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=5 ext=0
            off=50 len=5 body
            off=57 len=0 chunk-end
            off=57 len=1 ! CHUNK_SIZE_NOT_HEX
            off=57 len=7 body
            off=66 len=3 chunk size=5 ext=0
            off=69 len=5 body
            off=76 len=0 chunk-end
            off=76 len=3 last-chunk ext=0
            off=81 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void countsBytesAfterACarriageReturnThatEndsNoChunk() {
    responses(
            HEAD
                + """
            5\\r\\n
            hello\\rx\\r\\n
            12345678901234567\\r\\n
            \\r\\n
            0\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=5 ext=0
            off=50 len=5 body
            off=55 len=2 ! CHUNK_DATA_OVERRUN
            off=55 len=23 body
            off=80 len=0 chunk-end
            off=81 len=1 ! CHUNK_SIZE_LINE_BARE_LF
            off=80 len=2 last-chunk ext=0
            off=84 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void findsNoSizeLineBeforeTheEnd() {
    responses(
            HEAD
                + """
            5\\r\\n
            hello there\\r\\n
            1
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=5 ext=0
            off=50 len=5 body
            off=55 len=1 ! CHUNK_DATA_OVERRUN
            off=55 len=9 body
            off=64 len=0 message-end STREAM_END
            """);
  }

  @Test
  void endsAMessageAtTheNextStartLineWhenTheLastEmptyLineIsMissing() {
    responses(
            HEAD
                + """
            0\\r\\n
            HTTP/1.1 204 No\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 last-chunk ext=0
            off=50 len=0 ! LAST_CHUNK_CRLF_MISSING
            off=50 len=0 message-end LAST_CHUNK
            off=50 len=15 response 1.1 204 [No]
            off=67 len=19 field Content-Length=[0]
            off=88 len=0 head-end content-length
            off=88 len=0 message-end LENGTH
            """);
  }

  @Test
  void endsARequestAtTheNextStartLineToo() {
    requests(
            """
            POST / HTTP/1.1\\r\\n
            Transfer-Encoding: chunked\\r\\n
            \\r\\n
            0\\r\\n
            GET http://x/ HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request POST [/] 1.1
            off=17 len=28 field Transfer-Encoding=[chunked]
            off=47 len=0 head-end chunked
            off=47 len=3 last-chunk ext=0
            off=50 len=0 ! LAST_CHUNK_CRLF_MISSING
            off=50 len=0 message-end LAST_CHUNK
            off=50 len=22 request GET [http://x/] 1.1
            off=76 len=0 head-end none
            off=76 len=0 message-end NO_BODY
            """);
  }

  @Test
  void deliversTrailersWithTheirDeviations() {
    responses(
            HEAD
                + """
            0\\r\\n
            A: b\\n
            C : d\\r\\n
            \\x20e\\r\\n
            \\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 last-chunk ext=0
            off=54 len=1 ! TRAILER_BARE_LF
            off=50 len=5 trailer A=[b]
            off=55 len=11 ! OBS_FOLD
            off=55 len=11 ! WHITESPACE_BEFORE_COLON
            off=55 len=11 trailer C=[d e]
            off=66 len=1 ! TRAILER_BARE_LF
            off=67 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void endsWithTheStreamInsideChunkData() {
    responses(
            HEAD
                + """
            5\\r\\n
            he
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 chunk size=5 ext=0
            off=50 len=2 body
            off=52 len=0 message-end STREAM_END
            """);
  }

  @Test
  void endsWithTheStreamAfterTheLastChunkLine() {
    responses(
            HEAD
                + """
            0\\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=3 last-chunk ext=0
            off=50 len=0 message-end STREAM_END
            """);
  }
}
