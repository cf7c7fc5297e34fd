package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

class HttpStreamParserTest {

  @Test
  void readsPipelinedRequests() {
    requests(
            """
            GET /a HTTP/1.1\\r\\n
            Host: x\\r\\n
            \\r\\n
            POST /b HTTP/1.1\\r\\n
            Content-Length: 3\\r\\n
            \\r\\n
            abc
            GET /c HTTP/1.0\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request GET [/a] 1.1
            off=17 len=9 field Host=[x]
            off=28 len=0 head-end none
            off=28 len=0 message-end NO_BODY
            off=28 len=16 request POST [/b] 1.1
            off=46 len=19 field Content-Length=[3]
            off=67 len=0 head-end content-length
            off=67 len=3 body
            off=70 len=0 message-end LENGTH
            off=70 len=15 request GET [/c] 1.0
            off=89 len=0 head-end none
            off=89 len=0 message-end NO_BODY
            """);
  }

  @Test
  void readsChunksExtensionsAndTrailers() {
    responses(
            """
            HTTP/1.1 200 OK\\r\\n
            Transfer-Encoding: chunked\\r\\n
            \\r\\n
            5\\r\\n
            hello\\r\\n
            A;q="a;b"\\r\\n
            0123456789\\r\\n
            000\\r\\n
            Expires: now\\r\\n
            \\r\\n
            HTTP/1.1 204 \\r\\n\\r\\n
            """)
        .emits(
            """
            off=0 len=15 response 1.1 200 [OK]
            off=17 len=28 field Transfer-Encoding=[chunked]
            off=47 len=0 head-end chunked
            off=47 len=3 chunk size=5 ext=0
            off=50 len=5 body
            off=57 len=0 chunk-end
            off=57 len=11 chunk size=10 ext=8
            off=68 len=10 body
            off=80 len=0 chunk-end
            off=80 len=5 last-chunk ext=0
            off=85 len=14 trailer Expires=[now]
            off=101 len=0 message-end LAST_CHUNK
            off=101 len=13 response 1.1 204 []
            off=118 len=0 head-end close-delimited
            off=118 len=0 message-end STREAM_END
            """);
  }
}
