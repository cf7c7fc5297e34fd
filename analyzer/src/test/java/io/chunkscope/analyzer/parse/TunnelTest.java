package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A direction, told by the session that the connection is a tunnel now. */
class TunnelTest {
  private static final String CONNECT = "CONNECT x:80 HTTP/1.1\\r\\n\\r\\n";
  private static final String GET = "GET / HTTP/1.1\\r\\n\\r\\n";

  private final EventLog log = new EventLog(false, List.of());
  private final HttpStreamParser parser = requests(log);
  private long streamOffset;

  private static HttpStreamParser requests(EventLog log) {
    return new HttpStreamParser(
        MessageKind.REQUESTS, log, new ParserResources(ParserOptions.DEFAULTS));
  }

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

  @Test
  void readsOnBehindConnectIfTheFirstBytesBeginAMessage() {
    feed(CONNECT);
    parser.becomeConnected();
    feed(GET + "rubbish\\r\\n" + GET);
    parser.onEnd();
    assertEquals(
        """
        off=0 len=21 request CONNECT [x:80] 1.1
        off=25 len=0 head-end none
        off=25 len=0 message-end NO_BODY
        off=25 len=14 request GET [/] 1.1
        off=43 len=0 head-end none
        off=43 len=0 message-end NO_BODY
        off=43 len=9 skipped NOT_A_MESSAGE [rubbish\\r\\n]
        off=52 len=14 request GET [/] 1.1
        off=70 len=0 head-end none
        off=70 len=0 message-end NO_BODY""",
        log.text());
  }

  @Test
  void readsWhatIsBehindConnectByteByByteAsItReadsItWhole() {
    for (String behind :
        List.of(GET + GET, "\\x16\\x03" + GET, "EHLO x\\r\\n" + GET, "GET /\\r\\n")) {
      EventLog whole = new EventLog(false, List.of());
      EventLog single = new EventLog(false, List.of());
      for (EventLog each : List.of(whole, single)) {
        HttpStreamParser fed = requests(each);
        byte[] connect = Wire.bytes(CONNECT);
        fed.onData(0, connect, 0, connect.length);
        fed.becomeConnected();
        byte[] bytes = Wire.bytes(behind);
        int step = each == whole ? bytes.length : 1;
        for (int at = 0; at < bytes.length; at += step) {
          fed.onData(connect.length + at, bytes, at, step);
        }
        fed.onEnd();
      }
      assertEquals(whole.text(), single.text(), behind);
    }
  }

  @Test
  void takesAStartLineThatComesLaterInATunnelForPartOfIt() {
    feed(CONNECT);
    parser.becomeConnected();
    feed("SSH-2.0-x\\r\\n");
    feed(GET);
    parser.onEnd();
    assertTrue(log.text().contains("off=25 len=29 skipped TUNNEL [SSH-2.0-x"), log.text());
  }

  @Test
  void seesNoMessageBehindAGapAtTheEntrance() {
    feed(CONNECT);
    parser.becomeConnected();
    parser.onGap(streamOffset, 5);
    streamOffset += 5;
    feed(GET);
    parser.onEnd();
    assertTrue(log.text().contains("off=30 len=18 skipped TUNNEL"), log.text());
  }

  @Test
  void followsAConnectInsideAConnect() {
    feed(CONNECT);
    parser.becomeConnected();
    feed(CONNECT);
    parser.becomeConnected();
    feed(GET);
    parser.onEnd();
    assertTrue(log.text().contains("off=50 len=14 request GET"), log.text());
  }

  @Test
  void takesBytesThatCameWithTheResponseForATunnel() {
    EventLog events = new EventLog(false, List.of(BodyFraming.TUNNEL));
    HttpStreamParser responses =
        new HttpStreamParser(
            MessageKind.RESPONSES, events, new ParserResources(ParserOptions.DEFAULTS));
    byte[] bytes = Wire.bytes("HTTP/1.1 200 OK\\r\\n\\r\\n220 mail ready\\r\\n");
    responses.onData(0, bytes, 0, bytes.length);
    responses.becomeConnected();
    byte[] more = Wire.bytes("HTTP/1.1 200 OK\\r\\n\\r\\n");
    responses.onData(bytes.length, more, 0, more.length);
    responses.onEnd();
    assertTrue(events.text().contains("off=19 len=35 skipped TUNNEL"), events.text());
  }
}
