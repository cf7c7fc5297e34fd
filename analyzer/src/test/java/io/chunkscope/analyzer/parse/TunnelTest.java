package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The request direction, told by the session that the connection is a tunnel now. */
class TunnelTest {
  private final EventLog log = new EventLog(false, List.of());
  private final HttpStreamParser parser =
      new HttpStreamParser(MessageKind.REQUESTS, log, new ParserResources(ParserOptions.DEFAULTS));
  private long streamOffset;

  private void feed(String visible) {
    byte[] bytes = Wire.bytes(visible);
    parser.onData(streamOffset, bytes, 0, bytes.length);
    streamOffset += bytes.length;
  }

  @BeforeEach
  void startsAtABoundary() {
    assertTrue(parser.atMessageBoundary());
  }

  @Test
  void skipsAllThatFollows() {
    feed("CONNECT x:443 HTTP/1.1\\r\\n\\r\\n");
    parser.becomeTunnel();
    feed("\\x16\\x03");
    feed("GET / HTTP/1.1\\r\\n\\r\\n");
    parser.onEnd();
    assertEquals(
        """
        off=0 len=22 request CONNECT [x:443] 1.1
        off=26 len=0 head-end none
        off=26 len=0 message-end NO_BODY
        off=26 len=20 skipped TUNNEL [\\x16\\x03GET / HTTP/1.1\\r\\n\\r\\n]""",
        log.text());
  }

  @Test
  void takesWhatWasSentTooEarlyForTunnelToo() {
    feed("CONNECT x:443 HTTP/1.1\\r\\n\\r\\n");
    feed("\\x16\\x03");
    assertFalse(parser.atMessageBoundary());
    parser.becomeTunnel();
    feed("\\x01");
    parser.onEnd();
    assertTrue(log.text().endsWith("off=26 len=3 skipped TUNNEL [\\x16\\x03\\x01]"), log.text());
  }

  @Test
  void finishesTheMessageInProgressFirst() {
    feed("POST / HTTP/1.1\\r\\nContent-Length: 4\\r\\n\\r\\nab");
    parser.becomeTunnel();
    feed("cdraw");
    parser.onEnd();
    assertTrue(
        log.text()
            .endsWith(
                """
                off=38 len=4 body
                off=42 len=0 message-end LENGTH
                off=42 len=3 skipped TUNNEL [raw]"""),
        log.text());
  }
}
