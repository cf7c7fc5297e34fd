package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolSnifferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET / HTTP/1.1\\r\\n               | HTTP_REQUEST
          GET /                              | HTTP_REQUEST
          GET /x\\r\\n                       | HTTP_REQUEST
          \\r\\nPOST http://x/               | HTTP_REQUEST
          CONNECT x:443 HTTP/1.1\\r\\n       | HTTP_REQUEST
          OPTIONS * HTTP/1.1\\r\\n           | HTTP_REQUEST
          BREW /pot HTTP/1.1\\n              | HTTP_REQUEST
          BREW /pot HTTP/1.1                 | NEED_MORE
          GE                                 | NEED_MORE
          GET x                              | NEED_MORE
          \\r\\n                             | NEED_MORE
          HTTP/1.1 200 OK\\r\\n              | HTTP_RESPONSE
          HTTP/1                             | HTTP_RESPONSE
          HTTP/                              | NEED_MORE
          H                                  | NEED_MORE
          ICY 200 OK\\r\\n                   | HTTP_RESPONSE
          \\x16\\x03\\x01\\x02               | TLS
          \\x16                              | NEED_MORE
          \\x16\\x04                         | OTHER
          \\x80\\x2e\\x01\\x03\\x01          | TLS
          \\x80\\x2e\\x01\\0\\x02            | TLS
          \\x80\\x2e\\x01                    | NEED_MORE
          \\x80\\x2e\\x04\\x03\\x01          | OTHER
          PRI * HTTP/2.0\\r\\n\\r\\nSM       | HTTP2
          PRI * HTTP/2                       | NEED_MORE
          \\0\\0\\x12\\x04\\0\\0\\0\\0\\0\\0 | HTTP2
          \\0\\0\\0\\x04\\0\\0\\0\\0\\0      | HTTP2
          \\0\\0\\0\\x04                     | NEED_MORE
          \\0\\0\\x11\\x04\\0\\0\\0\\0\\0\\0 | OTHER
          \\0\\0\\x12\\x04\\x01\\0\\0\\0\\0  | OTHER
          \\0\\0\\x12\\x06\\0\\0\\0\\0\\0    | OTHER
          EHLO x\\r\\n                       | OTHER
          220 x ESMTP\\r\\n                  | OTHER
          USER anonymous\\r\\n               | OTHER
          INVITE sip:a@b SIP/2.0\\r\\n       | OTHER
          SIP/2.0 200 OK\\r\\n               | OTHER
          OPTIONS rtsp://x/ RTSP/1.0\\r\\n   | OTHER
          RTSP/1.0 200 OK\\r\\n              | OTHER
          a001 LOGIN x y\\r\\n               | OTHER
          * OK IMAP4rev1\\r\\n               | OTHER
          +OK POP3\\r\\n                     | OTHER
          SSH-2.0-OpenSSH\\r\\n              | OTHER
          GET key\\r\\n                      | OTHER
          *1\\r\\n$4\\r\\nPING\\r\\n         | OTHER
          {"json": 1}                        | OTHER
          """)
  void tellsByTheFirstBytes(String visible, Protocol expected) {
    byte[] bytes = Wire.bytes("xx" + visible + "xx");
    assertEquals(expected, ProtocolSniffer.sniff(bytes, 2, bytes.length - 4));
  }

  @Test
  void needsMoreOfNothing() {
    assertEquals(Protocol.NEED_MORE, ProtocolSniffer.sniff(new byte[0], 0, 0));
  }

  @Test
  void givesAnAnswerInTheEnd() {
    byte[] endless = Wire.bytes("BREW /" + "x".repeat(ProtocolSniffer.MAX_BYTES));
    assertEquals(
        Protocol.NEED_MORE, ProtocolSniffer.sniff(endless, 0, ProtocolSniffer.MAX_BYTES - 1));
    assertEquals(Protocol.OTHER, ProtocolSniffer.sniff(endless, 0, ProtocolSniffer.MAX_BYTES));
  }
}
