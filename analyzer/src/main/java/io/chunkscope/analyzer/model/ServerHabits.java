package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a server frames and whether it keeps connections, counted over all its exchanges that the
 * capture shows whole. Of the exchanges themselves one example of each kind is kept, whose
 * connection's transport must not be asked any more; fixed size.
 */
public final class ServerHabits {
  /** Clients whose connections are followed; the price that those beyond pay is not known. */
  private static final int MAX_CLIENTS = 256;

  private static final long MIN_REFUSALS = 3;

  private long framed;
  private long unframed;
  private long unframedFromProxies;
  private long unframedToHttp10Requests;
  private long unframedClosing;
  private long unframedPersisting;
  private long streamedUnframed;
  private long chunkedPersisting;
  private long chunkedClosing;
  private long sizedRefusals;
  private long refusals;
  private long refusalConnections;
  private long persistences;
  private long extraHandshakes;
  private long extraHandshakeNs;
  private long lastRefusalConnection = HttpMessage.UNKNOWN;
  private Distribution heldBackNs;
  private Map<String, ReleasedConnections> released;
  private Exchange unframedExample;
  private Exchange unframedClosingExample;
  private Exchange chunkedPersistingExample;
  private Exchange refusalExample;
  private String lookalike;

  void add(Exchange exchange) {
    Request request = exchange.request();
    Response response = exchange.response();
    boolean whole =
        request != null
            && request.persistence() != null
            && response.persistence() != null
            && !exchange.uncertain();
    if (!whole) {
      return;
    }
    boolean asked = request.persistence().persistence() == Persistence.PERSIST;
    boolean granted = response.persistence().persistence() == Persistence.PERSIST;
    Framing framing = response.framing();
    if (asked && granted) {
      if (framing != Framing.TUNNEL) {
        persistences++;
      }
    } else if (asked && countsAsRefusal(exchange, request, response)) {
      refused(exchange, response);
    }
    if (framing == Framing.CONTENT_LENGTH) {
      framed++;
    } else if (framing == Framing.CHUNKED) {
      framed++;
      chunked(exchange, asked && granted);
    } else if (response.isUnframed()) {
      unframed(exchange, request, response);
    }
  }

  /**
   * Errors close for reasons of their own, and so do answers to HEAD where the server never counts
   * the body; HTTP/1.0 persistence is nobody's duty. Before the capture's start a connection may
   * have carried other exchanges.
   */
  private static boolean countsAsRefusal(Exchange exchange, Request request, Response response) {
    boolean saysClose =
        response.persistence() == PersistenceDecision.CLOSE_OPTION
            || (response.persistence() == PersistenceDecision.HTTP10_DEFAULT
                && !response.versionGuessed());
    return saysClose
        && response.status() < 400
        && response.framing() != Framing.TUNNEL
        && request.isHttp11()
        && !request.isMethod("HEAD")
        && !exchange.connection().midstream();
  }

  private void chunked(Exchange exchange, boolean persisting) {
    if (!persisting) {
      chunkedClosing++;
      return;
    }
    chunkedPersisting++;
    if (chunkedPersistingExample == null) {
      chunkedPersistingExample = exchange;
    }
  }

  private void unframed(Exchange exchange, Request request, Response response) {
    boolean http10 = !request.isHttp11();
    boolean forced = ProxyTraces.forceClose(request);
    if (http10 && !forced) {
      // To an HTTP/1.0 client there is no other way.
      return;
    }
    unframed++;
    if (lookalike == null && response.fields().lookalike() >= 0) {
      lookalike = response.fields().name(response.fields().lookalike());
    }
    if (unframedExample == null) {
      unframedExample = exchange;
    }
    if (forced) {
      unframedFromProxies++;
      if (http10) {
        unframedToHttp10Requests++;
      }
    }
    boolean ordinary = response.isHttp11() && response.status() < 400 && response.bodyBytes() > 0;
    if (!http10 && ordinary) {
      unframedThoughChunksWereKnown(exchange, request, response);
    }
    if (response.streamed()) {
      streamedUnframed++;
      if (heldBackNs == null) {
        heldBackNs = new Distribution();
      }
      heldBackNs.add(response.lastBodyNs() - response.firstBodyNs());
    }
  }

  private void unframedThoughChunksWereKnown(
      Exchange exchange, Request request, Response response) {
    boolean closing =
        request.persistence() == PersistenceDecision.CLOSE_OPTION
            || response.persistence() == PersistenceDecision.CLOSE_OPTION;
    if (!closing) {
      unframedPersisting++;
      return;
    }
    unframedClosing++;
    if (unframedClosingExample == null) {
      unframedClosingExample = exchange;
    }
  }

  private void refused(Exchange exchange, Response response) {
    refusals++;
    ConnectionTrace connection = exchange.connection();
    if (connection.id() != lastRefusalConnection) {
      lastRefusalConnection = connection.id();
      refusalConnections++;
      price(connection, response);
    }
    if (response.framing() == Framing.CONTENT_LENGTH) {
      sizedRefusals++;
    }
    if (refusalExample == null) {
      refusalExample = exchange;
    }
  }

  /** A connection opened while its client could have had an earlier one again is extra. */
  private void price(ConnectionTrace connection, Response response) {
    if (released == null) {
      released = new LinkedHashMap<>();
    }
    String client = connection.info().client().address();
    ReleasedConnections ofClient = released.get(client);
    if (ofClient == null && released.size() < MAX_CLIENTS) {
      ofClient = new ReleasedConnections();
      released.put(client, ofClient);
    }
    if (ofClient == null) {
      return;
    }
    if (!connection.midstream() && ofClient.take(connection.info().firstTimeNs())) {
      extraHandshakes++;
      extraHandshakeNs += Math.max(0, connection.transport().rttNs());
    }
    ofClient.add(response.lastNs());
  }

  void add(ServerHabits other) {
    framed += other.framed;
    unframed += other.unframed;
    lookalike = lookalike == null ? other.lookalike : lookalike;
    unframedFromProxies += other.unframedFromProxies;
    unframedToHttp10Requests += other.unframedToHttp10Requests;
    unframedClosing += other.unframedClosing;
    unframedPersisting += other.unframedPersisting;
    streamedUnframed += other.streamedUnframed;
    chunkedPersisting += other.chunkedPersisting;
    chunkedClosing += other.chunkedClosing;
    sizedRefusals += other.sizedRefusals;
    refusals += other.refusals;
    refusalConnections += other.refusalConnections;
    persistences += other.persistences;
    extraHandshakes += other.extraHandshakes;
    extraHandshakeNs += other.extraHandshakeNs;
    if (other.heldBackNs != null) {
      if (heldBackNs == null) {
        heldBackNs = new Distribution();
      }
      heldBackNs.add(other.heldBackNs);
    }
    unframedExample = first(unframedExample, other.unframedExample);
    unframedClosingExample = first(unframedClosingExample, other.unframedClosingExample);
    chunkedPersistingExample = first(chunkedPersistingExample, other.chunkedPersistingExample);
    refusalExample = first(refusalExample, other.refusalExample);
  }

  private static Exchange first(Exchange ours, Exchange theirs) {
    return ours == null ? theirs : ours;
  }

  /** Responses with chunks or a length. */
  public long framed() {
    return framed;
  }

  /** The name of a masked framing or persistence field in an unframed response, or null. */
  public String lookalike() {
    return lookalike;
  }

  /** Responses that only closing delimits, to HTTP/1.1 requests or through a proxy. */
  public long unframed() {
    return unframed;
  }

  /** Of those, answers to requests that a proxy made HTTP/1.0 or closing. */
  public long unframedFromProxies() {
    return unframedFromProxies;
  }

  /** Of those, answers to HTTP/1.0. */
  public long unframedToHttp10Requests() {
    return unframedToHttp10Requests;
  }

  /** Unframed responses, HTTP/1.1 on both sides, where the request or the response says close. */
  public long unframedClosing() {
    return unframedClosing;
  }

  /** Unframed responses, HTTP/1.1 on both sides, where nobody says close. */
  public long unframedPersisting() {
    return unframedPersisting;
  }

  /** Unframed responses in two flushes or more. */
  public long streamedUnframed() {
    return streamedUnframed;
  }

  /** Chunked responses where both sides meant the connection to persist. */
  public long chunkedPersisting() {
    return chunkedPersisting;
  }

  /** Chunked responses where one side said close. */
  public long chunkedClosing() {
    return chunkedClosing;
  }

  /**
   * Whether it chunks where connections persist, never where they close, and frames nothing only
   * there. Two kinds of software at one address prove nothing of each other.
   */
  public boolean chunkingDependsOnKeepAlive() {
    return unframedClosing > 0
        && chunkedPersisting > 0
        && chunkedClosing == 0
        && unframedPersisting == 0
        && Objects.equals(software(unframedClosingExample), software(chunkedPersistingExample));
  }

  private static String software(Exchange exchange) {
    return exchange.response().fields().first(FieldName.SERVER);
  }

  /**
   * Answers that say close, or are HTTP/1.0 without keep-alive, to an HTTP/1.1 client that asked
   * for persistence. Without errors, answers to HEAD, and connections begun before the capture.
   */
  public long refusals() {
    return refusals;
  }

  /** Of those, answers with a Content-Length. */
  public long sizedRefusals() {
    return sizedRefusals;
  }

  /** Connections with such an answer. */
  public long refusalConnections() {
    return refusalConnections;
  }

  /** Whether it never kept a connection that it was asked to keep. */
  public boolean refusesAll() {
    return refusals > 0 && persistences == 0;
  }

  /** The same, seen often enough to be its habit. */
  public boolean surelyRefusesAll() {
    return refusals >= MIN_REFUSALS && refusalConnections >= MIN_REFUSALS && persistences == 0;
  }

  /** Connections that a client opened although it could have had an earlier one again. */
  public long extraHandshakes() {
    return extraHandshakes;
  }

  /** Round trips of those handshakes together, nanoseconds. */
  public long extraHandshakeNs() {
    return extraHandshakeNs;
  }

  /** First to last body byte of streamed unframed responses, nanoseconds; null without any. */
  public Distribution heldBackNs() {
    return heldBackNs;
  }

  /** An unframed response, or null. */
  public Exchange unframedExample() {
    return unframedExample;
  }

  /** One counted in {@link #unframedClosing}, or null. */
  public Exchange unframedClosingExample() {
    return unframedClosingExample;
  }

  /** One counted in {@link #chunkedPersisting}, or null. */
  public Exchange chunkedPersistingExample() {
    return chunkedPersistingExample;
  }

  /** One counted in {@link #refusals}, or null. */
  public Exchange refusalExample() {
    return refusalExample;
  }
}
