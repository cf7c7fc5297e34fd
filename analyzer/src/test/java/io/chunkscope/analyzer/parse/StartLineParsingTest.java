package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** Start-lines, well-formed and not, RFC 9112 §3 and §4. */
class StartLineParsingTest {

  @Test
  void readsASimpleRequest() {
    requests(
            """
            GET /x\\r\\n
            """)
        .emits(
            """
            off=0 len=6 request GET [/x] none
            off=8 len=0 head-end none
            off=8 len=0 message-end NO_BODY
            """);
  }

  @Test
  void acceptsSpacesInTheTarget() {
    requests(
            """
            GET /a b HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=17 request GET [/a b] 1.1
            off=0 len=19 ! START_LINE_MALFORMED
            off=21 len=0 head-end none
            off=21 len=0 message-end NO_BODY
            """);
  }

  @Test
  void acceptsMoreWhitespaceThanOneSpace() {
    requests(
            """
            GET  /a \\tHTTP/1.1 \\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=18 request GET [/a] 1.1
            off=0 len=20 ! START_LINE_MALFORMED
            off=22 len=0 head-end none
            off=22 len=0 message-end NO_BODY
            """);
  }

  @Test
  void acceptsAMissingTarget() {
    requests(
            """
            GET HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=12 request GET [] 1.1
            off=0 len=14 ! START_LINE_MALFORMED
            off=16 len=0 head-end none
            off=16 len=0 message-end NO_BODY
            """);
  }

  @Test
  void acceptsAnyTokenForMethod() {
    requests(
            """
            x!#~ * HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request x!#~ [*] 1.1
            off=19 len=0 head-end none
            off=19 len=0 message-end NO_BODY
            """);
  }

  @Test
  void acceptsOddRequestVersions() {
    requests(
            """
            GET / HTTP/1.10\\r\\n
            \\r\\n
            GET / HTTP/3.0\\r\\n
            \\r\\n
            GET / HTTP/11\\r\\n
            \\r\\n
            GET / HTTP/1\\r\\n
            \\r\\n
            GET / http/1.1\\r\\n
            \\r\\n
            GET / HTTP/1.x\\r\\n
            \\r\\n
            GET / HTTP/1.\\r\\n
            \\r\\n
            GET / HTTP/99999999999999999999.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request GET [/] 1.10
            off=0 len=17 ! START_LINE_MALFORMED
            off=19 len=0 head-end none
            off=19 len=0 message-end NO_BODY
            off=19 len=14 request GET [/] 3.0
            off=19 len=16 ! START_LINE_MALFORMED
            off=37 len=0 head-end none
            off=37 len=0 message-end NO_BODY
            off=37 len=13 request GET [/] 1.1
            off=37 len=15 ! START_LINE_MALFORMED
            off=54 len=0 head-end none
            off=54 len=0 message-end NO_BODY
            off=54 len=12 request GET [/] 1.0
            off=54 len=14 ! START_LINE_MALFORMED
            off=70 len=0 head-end none
            off=70 len=0 message-end NO_BODY
            off=70 len=14 request GET [/] 1.1
            off=70 len=16 ! START_LINE_MALFORMED
            off=88 len=0 head-end none
            off=88 len=0 message-end NO_BODY
            off=88 len=14 request GET [/] 1.0
            off=88 len=16 ! START_LINE_MALFORMED
            off=106 len=0 head-end none
            off=106 len=0 message-end NO_BODY
            off=106 len=13 request GET [/] 1.0
            off=106 len=15 ! START_LINE_MALFORMED
            off=123 len=0 head-end none
            off=123 len=0 message-end NO_BODY
            off=123 len=33 request GET [/] 1.0
            off=123 len=35 ! START_LINE_MALFORMED
            off=160 len=0 head-end none
            off=160 len=0 message-end NO_BODY
            """);
  }

  @Test
  void notesControlOctetsInTheTarget() {
    requests(
            """
            GET /\\x00 HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request GET [/\\x00] 1.1
            off=0 len=17 ! START_LINE_MALFORMED
            off=19 len=0 head-end none
            off=19 len=0 message-end NO_BODY
            """);
  }

  @Test
  void readsNoOtherProtocolAsRequests() {
    requests(
            """
            OPTIONS rtsp://x RTSP/1.0\\r\\n
            INVITE sip:x SIP/2.0\\r\\n
            EHLO x\\r\\n
            a1 LOGIN x y\\r\\n
            """)
        .emits(
            """
            off=0 len=71 skipped NOT_A_MESSAGE [OPTIONS rtsp://x RTSP/1.0\\r\\nINVITE sip:x SIP/2.0\\r\\nEHLO x\\r\\na1 LOGI]
            """);
  }

  @Test
  void acceptsAStatusLineWithoutReason() {
    responses(
            """
            HTTP/1.1 204 \\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 204\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=13 response 1.1 204 []
            off=15 len=19 field Content-Length=[0]
            off=36 len=0 head-end content-length
            off=36 len=0 message-end LENGTH
            off=36 len=12 response 1.1 204 []
            off=36 len=14 ! START_LINE_MALFORMED
            off=50 len=19 field Content-Length=[0]
            off=71 len=0 head-end content-length
            off=71 len=0 message-end LENGTH
            """);
  }

  @Test
  void takesTheDigitsOfAStatusAsTheyAre() {
    responses(
            """
            HTTP/1.1 20\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 2 x\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 2000 x\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 OK\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 200OK\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            HTTP/1.1 99999999999999999999 x\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=11 response 1.1 20 []
            off=0 len=13 ! START_LINE_MALFORMED
            off=13 len=19 field Content-Length=[0]
            off=34 len=0 head-end content-length
            off=34 len=0 message-end LENGTH
            off=34 len=12 response 1.1 2 [x]
            off=34 len=14 ! START_LINE_MALFORMED
            off=48 len=19 field Content-Length=[0]
            off=69 len=0 head-end content-length
            off=69 len=0 message-end LENGTH
            off=69 len=15 response 1.1 2000 [x]
            off=69 len=17 ! START_LINE_MALFORMED
            off=86 len=19 field Content-Length=[0]
            off=107 len=0 head-end content-length
            off=107 len=0 message-end LENGTH
            off=107 len=11 response 1.1 0 [OK]
            off=107 len=13 ! START_LINE_MALFORMED
            off=120 len=19 field Content-Length=[0]
            off=141 len=0 head-end content-length
            off=141 len=0 message-end LENGTH
            off=141 len=8 response 1.1 0 []
            off=141 len=10 ! START_LINE_MALFORMED
            off=151 len=19 field Content-Length=[0]
            off=172 len=0 head-end content-length
            off=172 len=0 message-end LENGTH
            off=172 len=14 response 1.1 200 [OK]
            off=172 len=16 ! START_LINE_MALFORMED
            off=188 len=19 field Content-Length=[0]
            off=209 len=0 head-end content-length
            off=209 len=0 message-end LENGTH
            off=209 len=31 response 1.1 999999999 [99999999999 x]
            off=209 len=33 ! START_LINE_MALFORMED
            off=242 len=19 field Content-Length=[0]
            off=263 len=0 head-end content-length
            off=263 len=0 message-end LENGTH
            """);
  }

  @Test
  void acceptsMoreThanOneSpaceInAStatusLine() {
    responses(
            """
            HTTP/1.1  200  OK\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=17 response 1.1 200 [ OK]
            off=0 len=19 ! START_LINE_MALFORMED
            off=19 len=19 field Content-Length=[0]
            off=40 len=0 head-end content-length
            off=40 len=0 message-end LENGTH
            """);
  }

  @Test
  void readsShoutcastAsHttp10() {
    responses(
            """
            ICY 200 OK\\r\\n
            \\r\\n
            mp3
            """)
        .emits(
            """
            off=0 len=10 response 1.0 200 [OK]
            off=0 len=12 ! START_LINE_MALFORMED
            off=14 len=0 head-end close-delimited
            off=14 len=3 body
            off=17 len=0 message-end STREAM_END
            """);
  }

  @Test
  void readsNoOtherProtocolAsResponses() {
    responses(
            """
            RTSP/1.0 200 OK\\r\\n
            SIP/2.0 200 OK\\r\\n
            220 ready\\r\\n
            """)
        .emits(
            """
            off=0 len=44 skipped NOT_A_MESSAGE [RTSP/1.0 200 OK\\r\\nSIP/2.0 200 OK\\r\\n220 ready\\r\\n]
            """);
  }
}
