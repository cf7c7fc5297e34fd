package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD;
import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD_EVENTS;
import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** What is made of a body whose chunks are not where their sizes say, or that has none. */
class ChunkRecoveryTest {

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
}
