package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.Conversation;
import org.junit.jupiter.api.Test;

/** For how long a server keeps an idle connection, measured. */
class ServerProfileTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";

  private static long measuredIdleNs(Conversation conversation) {
    return conversation.summary().servers().iterator().next().measuredIdleNs();
  }

  @Test
  void aServerThatClosesAnIdleConnectionShowsItsIdleTime() {
    assertEquals(
        5_000_000_000L,
        measuredIdleNs(new Conversation().client(GET).server(OK).after(5000).serverFin()));
  }

  @Test
  void theCloseThatEndsABodyTellsNothingOfIdleTimes() {
    assertEquals(
        HttpMessage.UNKNOWN,
        measuredIdleNs(
            new Conversation().client(GET).server("HTTP/1.1 200 OK\n\nhello").serverFin()));
  }

  @Test
  void theEndOfATunnelTellsNothingOfIdleTimes() {
    assertEquals(
        HttpMessage.UNKNOWN,
        measuredIdleNs(
            new Conversation()
                .client("CONNECT b:443 HTTP/1.1\nHost: b:443\n\n")
                .server("HTTP/1.1 200 OK\n\n")
                .after(5000)
                .serverFin()));
  }

  @Test
  void withoutTheRequestsNobodyKnowsWhenAConnectionWasIdle() {
    assertEquals(
        HttpMessage.UNKNOWN,
        measuredIdleNs(new Conversation().oneSided().server(OK).after(5000).serverFin()));
  }
}
