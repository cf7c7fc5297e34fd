package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentCoding;
import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.framing.FramingDecision;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.capture.stream.Direction;
import java.util.List;
import java.util.Set;

/**
 * One HTTP message as it was seen. It is filled in while its bytes arrive and read once it is over;
 * what the capture does not tell is {@link #UNKNOWN}.
 *
 * <p>Times are epoch nanoseconds at which a byte became readable; frames are 1-based.
 */
public abstract sealed class HttpMessage permits Request, Response {
  /** The capture does not tell. */
  public static final long UNKNOWN = -1;

  final Direction direction;
  Fields fields;
  Fields trailers;
  HttpVersion version;
  FramingDecision decision;
  PersistenceDecision persistence;

  /** Content codings to undo; null until the head is complete. */
  List<ContentCoding> codings;

  ContentReading content;
  KeepAlivePromise keepAlive;
  boolean contradictoryOptions;
  boolean strayHopField;
  boolean firstStrayHopField;
  Framing framing = Framing.UNDETERMINED;
  long declaredLength = UNKNOWN;
  long start;
  long headEnd = UNKNOWN;
  long bodyBytes;
  long missingBytes;
  ChunkLog chunks;
  Delivery delivery;
  MessageEnd end;
  boolean complete;
  boolean headComplete;
  boolean uncertain;
  boolean looksChunked;
  boolean disturbed;
  long firstNs;
  long firstFrame;
  long headEndNs = UNKNOWN;
  long headEndFrame = UNKNOWN;
  long firstBodyNs = UNKNOWN;
  long lastBodyNs = UNKNOWN;
  long lastBodyFrame = UNKNOWN;
  long lastNs;
  long lastFrame;
  long endOffset = UNKNOWN;
  TrailingBytes trailing;

  /** Null when there are none. */
  DeviationLog deviations;

  HttpMessage(Direction direction) {
    this.direction = direction;
  }

  final void addTrailing(SkippedNote note, String evidence) {
    if (trailing == null) {
      trailing = new TrailingBytes(note, evidence);
    } else {
      trailing.add(note);
    }
  }

  /** A new message with the same head, and nothing of what came after it. */
  abstract HttpMessage sameHead();

  final void copyHead(HttpMessage from) {
    version = from.version;
    fields = from.fields;
    decision = from.decision;
    persistence = from.persistence;
    codings = from.codings;
    keepAlive = from.keepAlive;
    contradictoryOptions = from.contradictoryOptions;
    strayHopField = from.strayHopField;
  }

  final void noteConnectionFields(HeadFacts facts) {
    keepAlive = facts.keepAliveField ? KeepAlivePromise.of(fields) : null;
    contradictoryOptions = facts.contradictoryOptions();
    strayHopField = facts.strayHopField();
  }

  public Direction direction() {
    return direction;
  }

  /** Whether this is a request; otherwise it is a response. */
  public boolean isRequest() {
    return direction == Direction.CLIENT_TO_SERVER;
  }

  /** The header section. */
  public Fields fields() {
    return fields;
  }

  /** The trailer section, or null. */
  public Fields trailers() {
    return trailers;
  }

  public int majorVersion() {
    return version.major();
  }

  public int minorVersion() {
    return version.minor();
  }

  /**
   * {@code HTTP/1.1}; {@code HTTP/0.9} for a request without a version; null where the capture
   * lacks it.
   */
  public String version() {
    return version.label();
  }

  /**
   * Whether the start-line has a version that is none ({@code HTTP/1.}), or the capture lacks it:
   * the numbers are then the nearest guess, and prove nothing.
   */
  public boolean versionGuessed() {
    return version.guessed();
  }

  /** Whether the sender speaks HTTP/1.1 or a later 1.x. */
  public boolean isHttp11() {
    return version.isHttp11();
  }

  /** How the body was framed. */
  public Framing framing() {
    return framing;
  }

  /** The step of RFC 9112 §6.3 that decided, such as {@code 6.3(8)}; null without a whole head. */
  public String framingStep() {
    return decision == null ? null : decision.step();
  }

  /** What is wrong with the framing fields; empty for most messages. */
  public Set<FramingConflict> framingConflicts() {
    return decision == null ? Set.of() : decision.conflicts();
  }

  /** What the head says of the connection's future (RFC 9112 §9.3); null without a whole head. */
  public PersistenceDecision persistence() {
    return persistence;
  }

  /** What the Keep-Alive field says, or null without one. */
  public KeepAlivePromise keepAlive() {
    return keepAlive;
  }

  /** Declared body length in bytes, or {@link #UNKNOWN}. */
  public long declaredLength() {
    return declaredLength;
  }

  /** Payload bytes without chunk framing, counting those known missing inside the body. */
  public long bodyBytes() {
    return bodyBytes;
  }

  /** Payload bytes that the capture does not have. */
  public long missingBytes() {
    return missingBytes;
  }

  /** The chunks, or null when the body is not chunked. */
  public ChunkLog chunks() {
    return chunks;
  }

  /** How the body arrived in time; null when there were no body bytes. */
  public Delivery delivery() {
    return delivery;
  }

  /** Whether the body came in two flushes or more. */
  public boolean streamed() {
    return delivery != null && delivery.streamed();
  }

  /** What ended the message; null while it is open. */
  public MessageEnd end() {
    return end;
  }

  /** Whether the message reached the end that its framing demands. */
  public boolean complete() {
    return complete;
  }

  /** Whether the header section was seen to its end. */
  public boolean headComplete() {
    return headComplete;
  }

  /** Whether a gap, a guessed pairing or lost framing touches this message. */
  public boolean uncertain() {
    return uncertain;
  }

  /** Whether an unchunked body reads as valid chunks from its first byte to its last. */
  public boolean looksChunked() {
    return looksChunked;
  }

  /**
   * Whether loss or a shut window had a part in when a chunked message, or the end of the request
   * that it answers, became readable: its times do not show what its sender did when.
   */
  public boolean disturbed() {
    return disturbed;
  }

  /**
   * Whether it is the first of its direction on its connection with a field for one hop that
   * Connection does not name (Proxy-Connection, Keep-Alive): senders repeat it in every message.
   */
  public boolean firstStrayHopField() {
    return firstStrayHopField;
  }

  /**
   * The content codings that can be undone from the body's first byte on, in the order in which
   * they were applied; empty where there is none, or one is not known. Null without a whole head.
   */
  public List<ContentCoding> codings() {
    return codings;
  }

  /**
   * What the body's beginning decodes to; null without a content coding that is known, for a body
   * in one flush that decodes, and where it cannot be told.
   */
  public ContentReading content() {
    return content;
  }

  /** Stream offset of the first byte. */
  public long start() {
    return start;
  }

  /** One past the stream offset of the last byte, or {@link #UNKNOWN} while open. */
  public long endOffset() {
    return endOffset;
  }

  /** One past the stream offset of the head's last byte, or {@link #UNKNOWN}. */
  public long headEnd() {
    return headEnd;
  }

  /** When the first byte arrived. */
  public long firstNs() {
    return firstNs;
  }

  public long firstFrame() {
    return firstFrame;
  }

  /** When the head was complete. */
  public long headEndNs() {
    return headEndNs;
  }

  public long headEndFrame() {
    return headEndFrame;
  }

  /** When the first body byte arrived. */
  public long firstBodyNs() {
    return firstBodyNs;
  }

  /** When the last body byte so far arrived. */
  public long lastBodyNs() {
    return lastBodyNs;
  }

  public long lastBodyFrame() {
    return lastBodyFrame;
  }

  /** When the last byte so far arrived. */
  public long lastNs() {
    return lastNs;
  }

  public long lastFrame() {
    return lastFrame;
  }

  /** Bytes that followed the message and began no other; null without any. */
  public TrailingBytes trailing() {
    return trailing;
  }

  /** Departures from the grammar, in stream order; the first {@value DeviationLog#MAX_NOTES}. */
  public List<DeviationNote> deviations() {
    return deviations == null ? List.of() : deviations.notes();
  }

  /**
   * Whether its head was too long to be read whole: what is not in {@link #fields} may be there.
   */
  public boolean fieldsUnread() {
    return deviations != null && deviations.has(Deviation.HEAD_TOO_LONG);
  }

  public int deviationsOmitted() {
    return deviations == null ? 0 : deviations.omitted();
  }
}
