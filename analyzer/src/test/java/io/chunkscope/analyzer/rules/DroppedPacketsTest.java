package io.chunkscope.analyzer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.capture.stream.GapCause;
import org.junit.jupiter.api.Test;

class DroppedPacketsTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";

  private static Conversation cut() {
    return new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nContent-Length: 10\n\n01234")
        .serverFin();
  }

  private static Conversation malformed() {
    return new Conversation().client(GET).server(CHUNKED + "2\nok\nxyz\n");
  }

  private static Conversation keptOpen() {
    return new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\n\nhello")
        .after(120_000)
        .clientPacket();
  }

  private static Conversation holed() {
    return new Conversation()
        .client(GET)
        .server("HTTP/1.1 200 OK\nContent-Length: 6\n\n01")
        .serverGap(4, GapCause.NOT_CAPTURED);
  }

  private static Confidence confidence(String rule, Conversation conversation) {
    return conversation.finds(rule).confidence();
  }

  @Test
  void whatIsMissingMayHaveBeenDropped() {
    String rule = "body-shorter-than-content-length";
    assertEquals(Confidence.HIGH, confidence(rule, cut()));
    assertEquals(Confidence.LOW, confidence(rule, cut().packetsDropped()));
  }

  @Test
  void whatIsThereIsLessSureOnAConnectionThatMayLackPackets() {
    String whole = "HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 5\n\n01234";
    String rule = "content-length-repeated";
    assertEquals(Confidence.HIGH, confidence(rule, new Conversation().client(GET).server(whole)));
    assertEquals(
        Confidence.MEDIUM,
        confidence(rule, new Conversation().packetsDropped().client(GET).server(whole)));
  }

  @Test
  void anErrorInWhatDidNotComeWholeIsHardlySure() {
    String rule = "chunk-size-malformed";
    assertEquals(Confidence.HIGH, confidence(rule, malformed()));
    assertEquals(Confidence.LOW, confidence(rule, malformed().packetsDropped()));
  }

  @Test
  void aFinThatDidNotComeMayHaveBeenDropped() {
    String rule = "unframed-kept-open";
    assertEquals(Confidence.HIGH, confidence(rule, keptOpen()));
    assertEquals(Confidence.LOW, confidence(rule, keptOpen().packetsDropped()));
  }

  @Test
  void thatTheCaptureLacksBytesIsNoLessSure() {
    String rule = "capture-gap";
    assertEquals(Confidence.HIGH, confidence(rule, holed()));
    assertEquals(Confidence.HIGH, confidence(rule, holed().packetsDropped()));
  }
}
