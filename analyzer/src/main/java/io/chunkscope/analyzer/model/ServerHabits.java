package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import java.util.Objects;

/**
 * How a server frames and whether it keeps connections, counted over all its exchanges that the
 * capture shows whole. Of the exchanges themselves one example of each kind is kept, whose
 * connection's transport must not be asked any more; fixed size.
 */
public final class ServerHabits {
  private static final long MIN_REFUSALS = 3;

  private final KeepAliveRefusals refusals = new KeepAliveRefusals();
  private long framed;
  private long unframed;
  private long unframedFromProxies;
  private long unframedToHttp10Requests;
  private long unframedClosing;
  private long unframedPersisting;
  private long streamedUnframed;
  private long chunkedPersisting;
  private long chunkedClosing;
  private long persistences;
  private Distribution heldBackNs;
  private Exchange unframedExample;
  private Exchange unframedClosingExample;
  private Exchange chunkedPersistingExample;
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
      refusals.add(exchange);
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
    if (response.status() >= 400 && response.bodyBytes() == 0) {
      // A refusal of the request as such, before anything that could have framed a body was asked.
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

  void add(ServerHabits other) {
    refusals.add(other.refusals);
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
    persistences += other.persistences;
    if (other.heldBackNs != null) {
      if (heldBackNs == null) {
        heldBackNs = new Distribution();
      }
      heldBackNs.add(other.heldBackNs);
    }
    unframedExample = first(unframedExample, other.unframedExample);
    unframedClosingExample = first(unframedClosingExample, other.unframedClosingExample);
    chunkedPersistingExample = first(chunkedPersistingExample, other.chunkedPersistingExample);
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

  /**
   * Responses that only closing delimits, to HTTP/1.1 requests or through a proxy; empty errors
   * aside.
   */
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

  /** Answers that closed where the client had asked for persistence. */
  public KeepAliveRefusals refusals() {
    return refusals;
  }

  /** Whether it never kept a connection that it was asked to keep. */
  public boolean refusesAll() {
    return refusals.count() > 0 && persistences == 0;
  }

  /** The same, seen often enough to be its habit. */
  public boolean surelyRefusesAll() {
    return refusals.count() >= MIN_REFUSALS
        && refusals.connections() >= MIN_REFUSALS
        && persistences == 0;
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
}
