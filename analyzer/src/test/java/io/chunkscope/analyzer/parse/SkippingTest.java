package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** Bytes between messages that are none. */
class SkippingTest {

  @Test
  void reportsJunkAfterACompleteResponseOnce() {
    responses(
            """
            HTTP/1.1 200 OK\\r\\n
            Content-Length: 2\\r\\n
            \\r\\n
            okthe rest\\r\\n
            of it\\r\\n
            HTTP/1.1 200 OK\\r\\n
            Content-Length: 0\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 response 1.1 200 [OK]
            off=17 len=19 field Content-Length=[2]
            off=38 len=0 head-end content-length
            off=38 len=2 body
            off=40 len=0 message-end LENGTH
            off=40 len=17 skipped NOT_A_MESSAGE [the rest\\r\\nof it\\r\\n]
            off=57 len=15 response 1.1 200 [OK]
            off=74 len=19 field Content-Length=[0]
            off=95 len=0 head-end content-length
            off=95 len=0 message-end LENGTH
            """);
  }

  @Test
  void reportsJunkAtTheEndOfTheStream() {
    responses(
            """
            HTTP/1.1 200 OK\\r\\n
            Content-Length: 2\\r\\n
            \\r\\n
            ok, there is more here than was declared, and more than what is kept as evidence of it
            """)
        .emits(
            """
            off=0 len=15 response 1.1 200 [OK]
            off=17 len=19 field Content-Length=[2]
            off=38 len=0 head-end content-length
            off=38 len=2 body
            off=40 len=0 message-end LENGTH
            off=40 len=84 skipped NOT_A_MESSAGE [, there is more here than was declared, and more than what is ke]
            """);
  }

  @Test
  void findsARequestAfterJunkLines() {
    requests(
            """
            \\x16\\x03\\x01\\n
            not this HTTP/1.1 line\\r\\n
            GET /a HTTP/1.1\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=28 skipped NOT_A_MESSAGE [\\x16\\x03\\x01\\nnot this HTTP/1.1 line\\r\\n]
            off=28 len=15 request GET [/a] 1.1
            off=47 len=0 head-end none
            off=47 len=0 message-end NO_BODY
            """);
  }

  @Test
  void reportsEmptyLinesAndJunkApart() {
    responses(
            """
            \\r\\n
            <html>\\r\\n
            """)
        .emits(
            """
            off=0 len=2 ! LEADING_BYTES
            off=0 len=2 skipped EMPTY_LINES [\\r\\n]
            off=2 len=8 skipped NOT_A_MESSAGE [<html>\\r\\n]
            """);
  }
}
