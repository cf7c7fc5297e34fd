package io.chunkscope.analyzer.parse;

/** The head of a response with a chunked body, which begins at offset 47. */
final class ChunkedHead {
  static final String HEAD = "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";

  static final String HEAD_EVENTS =
      """
      off=0 len=15 response 1.1 200 [OK]
      off=17 len=28 field Transfer-Encoding=[chunked]
      off=47 len=0 head-end chunked
      """;

  private ChunkedHead() {}
}
