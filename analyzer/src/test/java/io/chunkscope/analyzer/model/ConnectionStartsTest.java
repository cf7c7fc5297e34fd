package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.FakeTransport;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Endpoint;
import org.junit.jupiter.api.Test;

class ConnectionStartsTest {
  private static final String CLIENT = "192.0.2.1";

  private final ConnectionStarts starts = new ConnectionStarts();

  private static ConnectionTrace connection(long id, String client) {
    return new ConnectionTrace(
        new ConnectionInfo(
            id,
            new Endpoint(client, 40_000 + (int) id),
            new Endpoint("192.0.2.80", 80),
            true,
            id,
            id),
        new FakeTransport());
  }

  private static Request request(String method, String target, long firstNs) {
    Request request = new Request();
    request.method = method;
    request.target = target;
    request.firstNs = firstNs;
    return request;
  }

  private void begin(long id, String method, String target, long firstNs) {
    starts.add(connection(id, CLIENT), request(method, target, firstNs));
  }

  private long repeated(long id, String target, long firstNs) {
    return starts.repeated(connection(id, CLIENT), request("GET", target, firstNs));
  }

  @Test
  void findsTheSameRequestOnANewerConnection() {
    begin(1, "GET", "/a", 10);
    begin(2, "GET", "/a", 30);
    begin(3, "GET", "/a", 40);

    assertEquals(2, repeated(1, "/a", 20));
  }

  @Test
  void takesNothingElseForARetry() {
    begin(1, "GET", "/a", 10);
    begin(2, "GET", "/a", 15);
    begin(3, "POST", "/a", 30);
    begin(4, "GET", "/b", 30);
    starts.add(connection(5, "192.0.2.2"), request("GET", "/a", 30));

    assertEquals(HttpMessage.UNKNOWN, repeated(1, "/a", 20));
  }

  @Test
  void aConnectionIsNotItsOwnRetry() {
    begin(1, "GET", "/a", 10);

    assertEquals(HttpMessage.UNKNOWN, repeated(1, "/a", 10));
  }

  @Test
  void forgetsTheOldestOfMoreThanAThousand() {
    begin(1, "GET", "/a", 30);
    for (int id = 2; id <= 1024; id++) {
      begin(id, "GET", "/other", 30 + id);
    }
    assertEquals(1, repeated(0, "/a", 20));

    begin(1025, "GET", "/other", 2000);
    assertEquals(HttpMessage.UNKNOWN, repeated(0, "/a", 20));
  }
}
