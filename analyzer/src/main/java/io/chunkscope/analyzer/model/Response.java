package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.RequestMethod;
import io.chunkscope.capture.stream.Direction;

/** A response, interim or final (RFC 9112 §4). */
public final class Response extends HttpMessage {
  int status;
  String reason;

  /** When bytes of the client, of the server were last sent again by the end of this response. */
  long clientRetransmittedNs = UNKNOWN;

  long serverRetransmittedNs = UNKNOWN;

  /** The request's method that the framing was decided for. */
  RequestMethod decidedFor;

  Response() {
    super(Direction.SERVER_TO_CLIENT);
  }

  @Override
  Response sameHead() {
    Response same = new Response();
    same.copyHead(this);
    same.status = status;
    same.reason = reason;
    same.decidedFor = decidedFor;
    return same;
  }

  /** The status code as on the wire; 0 in HTTP/0.9, which has none. */
  public int status() {
    return status;
  }

  /** The reason phrase, possibly empty. */
  public String reason() {
    return reason;
  }

  /**
   * When bytes of a direction had last been sent again when this response ended, or {@link
   * #UNKNOWN}: what was repaired later did not hold it up.
   */
  public long retransmittedNs(Direction sender) {
    return sender == Direction.CLIENT_TO_SERVER ? clientRetransmittedNs : serverRetransmittedNs;
  }

  /**
   * Whether only closing the connection delimits it. A body that reads as chunks is a case of its
   * own (chunked-without-header); of a head that was too long to be read whole nobody can tell.
   */
  public boolean isUnframed() {
    return headComplete
        && framing == Framing.CLOSE_DELIMITED
        && !looksChunked
        && !fields.has(FieldName.CONTENT_LENGTH)
        && (!fields.has(FieldName.TRANSFER_ENCODING) || namesNoCoding())
        && !fieldsUnread();
  }

  /** Whether it has a Transfer-Encoding, and that is empty or says identity alone (§6.1). */
  public boolean namesNoCoding() {
    return "6.3(8)".equals(framingStep()) && fields.has(FieldName.TRANSFER_ENCODING);
  }

  /** 1xx other than 101 (RFC 9110 §15.2). */
  public boolean isInterim() {
    return status >= 100 && status < 200 && status != 101;
  }
}
