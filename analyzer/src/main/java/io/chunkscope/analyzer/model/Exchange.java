package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, its interim responses and its final response; any of them may be missing. Durations
 * are nanoseconds, {@link HttpMessage#UNKNOWN} where a part is missing, never negative.
 */
public final class Exchange {
  private static final int MAX_INTERIM = 32;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final ConnectionTrace connection;
  private final int index;
  Request request;
  Response response;
  boolean pairingCertain = true;
  boolean orphan;
  boolean answerMissing;

  /** Whether responses went missing while this exchange waited for its own. */
  boolean answerInDoubt;

  /** How far the server had sent, in bytes of its stream, when the request began. */
  long serverSentBefore;

  boolean offCount;
  private List<Response> interim = List.of();

  Exchange(ConnectionTrace connection, int index) {
    this.connection = connection;
    this.index = index;
  }

  void addInterim(Response response) {
    if (interim.isEmpty()) {
      interim = new ArrayList<>(1);
    }
    if (interim.size() < MAX_INTERIM) {
      interim.add(response);
    }
  }

  public ConnectionTrace connection() {
    return connection;
  }

  /** 0-based on its connection. */
  public int index() {
    return index;
  }

  /** The request, or null when the response has none. */
  public Request request() {
    return request;
  }

  /** The final response, or null when none came. */
  public Response response() {
    return response;
  }

  /** Interim responses, in order. */
  public List<Response> interim() {
    return interim;
  }

  /** Whether request and response surely belong together. */
  public boolean pairingCertain() {
    return pairingCertain;
  }

  /** Whether it is unknown what the response answers; a HEAD, which gets no body, is possible. */
  public boolean requestInDoubt() {
    return request == null || !pairingCertain;
  }

  /** Whether the response came while no request was waiting for one. */
  public boolean orphan() {
    return orphan;
  }

  /**
   * Whether the response lies in a hole of the capture: the client went on after it, or no response
   * came between the hole and the end of the connection.
   */
  public boolean answerMissing() {
    return answerMissing;
  }

  /** Whether evidence about this exchange touches a gap, guessed roles or a guessed pairing. */
  public boolean uncertain() {
    return !pairingCertain
        || answerMissing
        || (request != null && request.uncertain)
        || (response != null && response.uncertain);
  }

  /**
   * Whether there is more to its messages than a request and its framed, complete response: nearly
   * all exchanges are uneventful, and most rules have nothing to say of them.
   */
  public boolean eventful() {
    return request == null
        || response == null
        || !interim.isEmpty()
        || answersEarly()
        || request.fields.has(FieldName.EXPECT)
        || response.status == SWITCHING_PROTOCOLS
        || !connection.skipped().isEmpty()
        || offCount
        || uncertain()
        || isEventful(request)
        || isEventful(response);
  }

  /**
   * Whether there is anything to it beyond a complete HTTP/1.1 message that says its own length and
   * keeps to the grammar, in one chunk or none, without a stall.
   */
  private static boolean isEventful(HttpMessage message) {
    boolean selfDefined =
        message.framing == Framing.NONE
            || message.framing == Framing.CONTENT_LENGTH
            || message.framing == Framing.CHUNKED;
    return !message.complete
        || !selfDefined
        || !message.isHttp11()
        || message.looksChunked
        || (message.content != null && message.content.remarkable())
        || message.contradictoryOptions
        || message.firstStrayHopField
        || message.missingBytes > 0
        || message.trailing != null
        || message.trailers != null
        || message.deviations != null
        || !message.framingConflicts().isEmpty()
        || message.fields.lookalike() >= 0
        || (message.chunks != null
            && (message.chunks.count() > 1
                || message.chunks.lateNs() > 0
                || message.chunks.extensionBytes() > 0))
        || (message.delivery != null && message.delivery.ackStalls() > 0);
  }

  /** Whether its connection is about to end, by promise or in fact, or has ended. */
  public boolean closing() {
    return connection.end() != null
        || connection.clientClose() != null
        || connection.serverClose() != null;
  }

  /** Whether the final response began before the request was complete, or the request never was. */
  public boolean answersEarly() {
    return request != null
        && response != null
        && (request.end == null
            || !request.complete
            || (request.lastFrame > response.firstFrame && request.lastNs > response.firstNs));
  }

  /** The path of the target without its query, or null without a request. */
  public String path() {
    return request == null ? null : request.path();
  }

  /** First to last byte of the request. */
  public long requestNs() {
    return request == null ? HttpMessage.UNKNOWN : between(request.firstNs, request.lastNs);
  }

  /** Wait (time to first byte): last request byte to first response byte. */
  public long waitNs() {
    return request == null || response == null
        ? HttpMessage.UNKNOWN
        : between(request.lastNs, response.firstNs);
  }

  /** First response byte to the end of its head. */
  public long headNs() {
    return response == null ? HttpMessage.UNKNOWN : between(response.firstNs, response.headEndNs);
  }

  /** End of the response's head to its last byte. */
  public long bodyNs() {
    return response == null ? HttpMessage.UNKNOWN : between(response.headEndNs, response.lastNs);
  }

  /** First request byte to last response byte. */
  public long totalNs() {
    return request == null || response == null
        ? HttpMessage.UNKNOWN
        : between(request.firstNs, response.lastNs);
  }

  /**
   * Close lag: last byte of the last response to the server's FIN; unknown for earlier exchanges,
   * and where the capture lacks that byte.
   */
  public long closeLagNs() {
    long fin = connection.serverFinNs();
    boolean last = connection.lastExchange() == this;
    return response == null || !last || fin < 0 || connection.lacksEndOf(response)
        ? HttpMessage.UNKNOWN
        : between(response.lastNs, fin);
  }

  /** From where flush times are counted: the first byte of the request, else of the response. */
  public long originNs() {
    return request != null ? request.firstNs : response.firstNs;
  }

  private static long between(long fromNs, long toNs) {
    return fromNs < 0 || toNs < 0 ? HttpMessage.UNKNOWN : Math.max(0, toNs - fromNs);
  }
}
