package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.chunkscope.analyzer.FakeTransport;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Endpoint;
import org.junit.jupiter.api.Test;

class ReuseLogTest {
  private static final long MS = 1_000_000L;

  private final ReuseLog log = new ReuseLog();
  private long ids;

  /** A connection of one exchange that the client closed. */
  private ConnectionTrace spent(String client, long fromMs, long toMs) {
    FakeTransport transport = new FakeTransport();
    transport.rttNs = 5 * MS;
    Endpoint server = new Endpoint("192.0.2.80", 80);
    ConnectionTrace connection =
        new ConnectionTrace(
            new ConnectionInfo(ids++, new Endpoint(client, 40_000), server, true, fromMs * MS, 1),
            transport);
    Exchange exchange = new Exchange(connection, 0);
    exchange.request = new Request();
    exchange.response = new Response();
    exchange.response.complete = true;
    exchange.response.end = MessageEnd.LENGTH;
    exchange.response.endOffset = 100;
    exchange.response.lastNs = toMs * MS;
    connection.exchanges = 1;
    connection.lastExchange = exchange;
    connection.end = ConnectionEnd.FIN_BY_CLIENT;
    return connection;
  }

  private SingleUse add(ConnectionTrace connection) {
    log.add(connection);
    return connection.singleUse();
  }

  @Test
  void countsConnectionsThatFollowEachOther() {
    assertEquals(new SingleUse(1, 10 * MS, 0), add(spent("a", 0, 10)));
    assertEquals(new SingleUse(2, 30 * MS, 5 * MS), add(spent("a", 20, 30)));
    assertEquals(new SingleUse(3, 50 * MS, 10 * MS), add(spent("a", 40, 50)));
  }

  @Test
  void connectionsBesideEachOtherAreNoSeries() {
    add(spent("a", 0, 10));

    assertNull(add(spent("a", 5, 15)));
    assertEquals(2, add(spent("a", 12, 20)).count());
  }

  @Test
  void clientsHaveTheirOwnSeries() {
    add(spent("a", 0, 10));

    assertEquals(1, add(spent("b", 20, 30)).count());
    assertEquals(2, add(spent("a", 20, 30)).count());
  }

  @Test
  void aConnectionUsedTwiceEndsTheSeries() {
    add(spent("a", 0, 10));
    ConnectionTrace reused = spent("a", 20, 30);
    reused.exchanges = 2;

    assertNull(add(reused));
    assertEquals(1, add(spent("a", 40, 50)).count());
  }

  @Test
  void whatTheServerWouldNotHaveKeptUntilThenBeginsANewSeries() {
    add(spent("a", 0, 10));
    assertEquals(2, add(spent("a", 60_000, 60_010)).count());
    assertEquals(1, add(spent("a", 120_011, 120_020)).count());

    ConnectionTrace promised = spent("a", 120_030, 120_040);
    promised.lastExchange.response.keepAlive = new KeepAlivePromise(2, HttpMessage.UNKNOWN);
    assertEquals(2, add(promised).count());
    assertEquals(1, add(spent("a", 122_041, 122_050)).count());
  }

  @Test
  void connectionsThatTheServerClosedOrThatWereNotSeenWholeDoNotCount() {
    ConnectionTrace closed = spent("a", 0, 10);
    closed.end = ConnectionEnd.FIN_BY_SERVER;
    ConnectionTrace announced = spent("a", 0, 10);
    announced.serverClose = new ClosePromise(0, 1, 1, true);
    ConnectionTrace midstream = spent("a", 0, 10);
    midstream.midstream = true;
    ConnectionTrace gap = spent("a", 0, 10);
    gap.missingServerBytes = 1;
    ConnectionTrace cut = spent("a", 0, 10);
    cut.lastExchange.response.complete = false;

    assertNull(add(closed));
    assertNull(add(announced));
    assertNull(add(midstream));
    assertNull(add(gap));
    assertNull(add(cut));
  }
}
