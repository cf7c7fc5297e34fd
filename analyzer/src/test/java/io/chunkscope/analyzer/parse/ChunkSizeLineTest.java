package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD;
import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD_EVENTS;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** The line that says a chunk's size, usual and odd, RFC 9112 §7.1. */
class ChunkSizeLineTest {

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
}
