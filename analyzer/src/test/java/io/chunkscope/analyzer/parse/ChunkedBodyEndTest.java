package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD;
import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD_EVENTS;
import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** How a chunked body ends: last-chunk, trailer section (RFC 9112 §7.1.2), end of the stream. */
class ChunkedBodyEndTest {

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
