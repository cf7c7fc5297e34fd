package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Endpoint;
import java.util.List;
import java.util.Map;

/** Makes exchanges for tests of what is done with them: a plain GET and its 200 unless told. */
public final class TestExchange {
  private final int capture;
  private final long connection;
  private final int index;
  private String method = "GET";
  private String target = "/";
  private int status = 200;
  private long firstNs;
  private long answeredNs;
  private long lastNs;
  private List<String> names = List.of("Host");
  private Map<String, String> values = Map.of();
  private long[] prints = {};
  private long[] ids = {};
  private String forwardedFor;
  private boolean uncertain;
  private Endpoint server;
  private long frame = 1;
  private Map<String, String> requestValues = Map.of();
  private long openedNs = ConnectionFacts.NOT_SEEN;
  private long leftNs = ConnectionFacts.NOT_SEEN;
  private ConnectionEnd end = ConnectionEnd.FIN_BY_SERVER;

  private TestExchange(int capture, long connection, int index) {
    this.capture = capture;
    this.connection = connection;
    this.index = index;
  }

  /** One on the client side. */
  public static TestExchange front(long connection, int index) {
    return new TestExchange(0, connection, index);
  }

  /** One on the server side. */
  public static TestExchange back(long connection, int index) {
    return new TestExchange(1, connection, index);
  }

  public TestExchange method(String method) {
    this.method = method;
    return this;
  }

  public TestExchange target(String target) {
    this.target = target;
    return this;
  }

  /** 0 for no response. */
  public TestExchange status(int status) {
    this.status = status;
    return this;
  }

  /**
   * When it begins, is answered, and ends, microseconds; without a response with its connection.
   */
  public TestExchange at(long firstUs, long answeredUs, long lastUs) {
    this.firstNs = firstUs * 1000;
    this.answeredNs = answeredUs * 1000;
    this.lastNs = lastUs * 1000;
    return this;
  }

  /** The request's first frame. */
  public TestExchange frame(long number) {
    this.frame = number;
    return this;
  }

  /** Fields that concern the hop, of the request. */
  public TestExchange requestValues(Map<String, String> values) {
    this.requestValues = values;
    return this;
  }

  /** When its connection was opened, microseconds. */
  public TestExchange opened(long us) {
    this.openedNs = us * 1000;
    return this;
  }

  /** Fields that concern the hop, of the response. */
  public TestExchange values(Map<String, String> values) {
    this.values = values;
    return this;
  }

  public TestExchange names(String... names) {
    this.names = List.of(names);
    return this;
  }

  /** Fingerprints of fields of the request that are passed on. */
  public TestExchange prints(long... prints) {
    this.prints = prints.clone();
    return this;
  }

  public TestExchange ids(long... ids) {
    this.ids = ids.clone();
    return this;
  }

  public TestExchange forwardedFor(String address) {
    this.forwardedFor = address;
    return this;
  }

  /** The connection's client closed it then, after this exchange. */
  public TestExchange left(long us) {
    this.leftNs = us * 1_000;
    return this;
  }

  /** Nothing was captured of how its connection ended. */
  public TestExchange leftOpen() {
    this.end = ConnectionEnd.CAPTURE_END;
    return this;
  }

  /** In place of the usual one. */
  public TestExchange server(Endpoint endpoint) {
    this.server = endpoint;
    return this;
  }

  public TestExchange uncertain() {
    this.uncertain = true;
    return this;
  }

  public ExchangeSummary make() {
    boolean front = capture == 0;
    ConnectionFacts facts =
        new ConnectionFacts(
            capture,
            connection,
            new Endpoint(front ? "192.0.2.1" : "192.0.2.2", (int) (40_000 + connection)),
            server != null
                ? server
                : new Endpoint(front ? "192.0.2.2" : "192.0.2.3", front ? 80 : 8080),
            openedNs);
    facts.closed(lastNs);
    facts.left(leftNs, index + 1);
    facts.ended(end);
    RequestFacts request =
        new RequestFacts(
            method, target, "www.example", head(requestValues), 0, 0, firstNs, firstNs, frame);
    return new ExchangeSummary(facts, index, request, status == 0 ? null : response(), uncertain);
  }

  private ResponseFacts response() {
    return new ResponseFacts(
        status,
        new HeadSummary(
            "HTTP/1.1",
            true,
            PersistenceDecision.HTTP11_DEFAULT,
            List.of(),
            values,
            new PrintSet(new long[0], 0),
            new PrintSet(new long[0], 0),
            null),
        Framing.CONTENT_LENGTH,
        10,
        10,
        0,
        -1,
        -1,
        -1,
        FlushList.NONE,
        null,
        null,
        false,
        true,
        false,
        answeredNs,
        answeredNs,
        answeredNs,
        lastNs,
        lastNs,
        2,
        3);
  }

  private HeadSummary head(Map<String, String> requestValues) {
    return new HeadSummary(
        "HTTP/1.1",
        true,
        PersistenceDecision.HTTP11_DEFAULT,
        names,
        requestValues,
        new PrintSet(prints, prints.length),
        new PrintSet(ids, ids.length),
        forwardedFor);
  }
}
