package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Direction;

/** A request (RFC 9112 §3). */
public final class Request extends HttpMessage {
  String method;
  String target;
  boolean targetCut;
  boolean pipelined;
  long previousEndNs = UNKNOWN;
  Preface preface = Preface.NONE;

  Request() {
    super(Direction.CLIENT_TO_SERVER);
  }

  @Override
  Request sameHead() {
    Request same = new Request();
    same.copyHead(this);
    same.method = method;
    same.target = target;
    return same;
  }

  public String method() {
    return method;
  }

  public boolean isMethod(String name) {
    return method.equals(name);
  }

  /** The request-target as on the wire, as far as it is in the capture. */
  public String target() {
    return target;
  }

  /** Whether the capture lacks the end of the target. */
  public boolean targetCut() {
    return targetCut;
  }

  /** What the client said right before it, at the beginning of the connection. */
  public Preface preface() {
    return preface;
  }

  /** The target without its query, for grouping. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Whether it was begun before the response to the request before it was complete. */
  public boolean pipelined() {
    return pipelined;
  }

  /**
   * How long the connection had been idle when this request began: since the last byte of the
   * response before it, nanoseconds; {@link #UNKNOWN} for the first and for pipelined requests.
   */
  public long idleBeforeNs() {
    return pipelined || previousEndNs < 0 ? UNKNOWN : Math.max(0, firstNs - previousEndNs);
  }

  /** The Host field, or null. */
  public String host() {
    return fields.first(FieldName.HOST);
  }
}
