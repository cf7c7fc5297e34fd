package io.chunkscope.analyzer.rules.chunk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import org.junit.jupiter.api.Test;

class TrailerRulesTest {
  private static Conversation answered(String head, String trailers) {
    return new Conversation()
        .client("GET / HTTP/1.1\nHost: a\n\n")
        .server(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n"
                + head
                + "\n1\nx\n0\n"
                + trailers
                + "\n");
  }

  @Test
  void namesTheFieldsThatBelongInTheHead() {
    String summary =
        answered("", "X: 1\nset-cookie: a=b\nContent-Length: 1\nset-cookie: c=d\n")
            .finds("trailer-forbidden-field")
            .summary();

    assertTrue(summary.contains("in its trailer section Content-Length, set-cookie:"), summary);
    answered("", "Content-Digest: x\n").isSilent("trailer-forbidden-field");
  }

  @Test
  void countsTheFieldsThatAreNotAnnounced() {
    String summary =
        answered("Trailer: b\n", "A: 1\nB: 2\n").finds("trailer-unannounced").summary();

    assertTrue(summary.contains("1 trailer field that its head does not announce: \"A\""), summary);
    answered("Trailer: b , A\n", "A: 1\nB: 2\n").isSilent("trailer-unannounced");
    answered("", "").isSilent("trailer-unannounced");
  }
}
