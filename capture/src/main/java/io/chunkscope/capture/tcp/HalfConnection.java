package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.TransportView;

/**
 * What one side of a connection sent, and what the other acknowledged of it. Offsets count from the
 * first payload byte; a raw sequence number never leaves this class.
 */
final class HalfConnection {
  private static final int DEFAULT_SEGMENT_BYTES = 536;

  /** What the timestamps option takes of every segment (RFC 7323 §3.2, with its padding). */
  private static final int TIMESTAMPS_BYTES = 12;

  private static final int LARGEST_FRAME_PAYLOAD = 8960;

  /** Further away than this is not a hole but a number that cannot belong here. */
  private static final long FARTHEST = 1L << 30;

  /** How far before the first byte known a segment may begin, when the start was not captured. */
  private static final long FARTHEST_BEFORE_START = 1L << 20;

  private boolean baseKnown;
  private int base;
  boolean synSeen;

  /** Whether this side acknowledged anything after its SYN: it has the other's. */
  boolean establishing;

  long synNs = TransportView.UNKNOWN;

  /** Next offset to hand on. */
  long next;

  /** One past the highest offset captured. */
  long highest;

  /** One past the highest offset acknowledged by the other side. */
  long acknowledged;

  /** Offset that the other side's latest segment acknowledged. */
  long lastAcknowledgement;

  /** Since when the grace time of missing bytes below {@link #inGrace} runs; UNKNOWN: none are. */
  long graceSinceNs = TransportView.UNKNOWN;

  private long inGrace;

  /** Bytes below it were acknowledged so long ago that no packet will bring the missing ones. */
  long graceOver;

  /** Since when a piece has been waiting behind a hole; UNKNOWN when none is. */
  long holeSinceNs = TransportView.UNKNOWN;

  private long acknowledgedNs = TransportView.UNKNOWN;
  private long acknowledgedBefore;
  private long acknowledgedBeforeNs = TransportView.UNKNOWN;
  long retransmittedNs = TransportView.UNKNOWN;
  long acknowledgedAtReset = TransportView.UNKNOWN;
  long windowOpenedNs = TransportView.UNKNOWN;
  boolean windowShut;

  long finOffset = TransportView.UNKNOWN;
  long finNs = TransportView.UNKNOWN;
  long finFrame = TransportView.UNKNOWN;

  /** One past the offset of the other side that the FIN acknowledges, its FIN counted as a byte. */
  long finAcknowledges;

  long finNeedsPeerOffset;
  boolean finAcknowledged;

  /** Where and when one more byte was acknowledged than was sent: a FIN, if no data follows. */
  long unseenFinNs = TransportView.UNKNOWN;

  long unseenFinFrame = TransportView.UNKNOWN;
  long resetNs = TransportView.UNKNOWN;
  long resetFrame = TransportView.UNKNOWN;

  boolean ended;
  long packets;
  long offloadedSegments;
  int largestSegment;
  int maximumSegmentSize = TcpSegment.ABSENT;
  int windowScale = TcpSegment.ABSENT;
  boolean windowScaleKnown;

  /** What the newest segment tells of what is behind it. */
  Backlog backlog = Backlog.NONE;

  /** Whether bytes were unacknowledged before the piece now handed on, captured or not. */
  boolean currentInFlight;

  Backlog currentBacklog = Backlog.NONE;
  long currentAcknowledgedNs = TransportView.UNKNOWN;
  boolean currentRecovering;

  OutOfOrderQueue waiting;
  SentHistory history;

  boolean baseKnown() {
    return baseKnown;
  }

  /** Sequence number of the SYN, or of the byte before the first one known. */
  int initialSequenceNumber() {
    return base - 1;
  }

  void startAt(int sequenceNumberOfFirstByte) {
    base = sequenceNumberOfFirstByte;
    baseKnown = true;
  }

  /** Whether nothing has been handed on, so that offset 0 may still be moved. */
  private boolean untouched() {
    return next == 0 && waiting == null && !synSeen && finOffset < 0;
  }

  /**
   * The stream offset of a segment's first payload byte; negative when it lies before all that is
   * known, {@link TransportView#UNKNOWN} minus one never occurs.
   */
  long offsetOf(int sequenceNumber) {
    long offset = nearOffset(sequenceNumber);
    if (offset < 0 && offset >= -FARTHEST_BEFORE_START && untouched()) {
      base = sequenceNumber;
      acknowledged = Math.max(0, acknowledged - offset);
      highest = 0;
      return 0;
    }
    return offset;
  }

  long nearOffset(int sequenceNumber) {
    return SequenceSpace.unwrap(sequenceNumber, base, Math.max(next, highest));
  }

  boolean plausible(long offset) {
    return Math.abs(offset - next) < FARTHEST;
  }

  /** Whether a segment with that number can be none of this stream. */
  boolean isFar(int sequenceNumber) {
    return baseKnown && !plausible(nearOffset(sequenceNumber));
  }

  /** Whether a segment with that number lies further from what was sent than that. */
  boolean strays(int sequenceNumber, long beforeBytes, long afterBytes) {
    long offset = nearOffset(sequenceNumber);
    return baseKnown && (offset < -beforeBytes || offset > sent() + afterBytes);
  }

  /** Whether nothing new can come: its FIN was seen, or the acknowledgement of an unseen one. */
  boolean isOver() {
    return finOffset >= 0 || finUnseen();
  }

  /** Notes an acknowledgement by the other side; returns whether it is new. */
  boolean acknowledge(int acknowledgmentNumber, long timeNs, long frame) {
    long offset = nearOffset(acknowledgmentNumber);
    if (!plausible(offset) || (isOver() && offset > sent() + PortReuse.STRAYING_AFTER_END)) {
      return false;
    }
    if (finOffset >= 0 && offset > finOffset) {
      finAcknowledged = true;
      offset = finOffset;
    }
    if (offset == 1 && packets > 0 && highest == 0 && untouched()) {
      // The first packet captured was a keep-alive probe, one before the next byte to be sent.
      base++;
      offset = 0;
    }
    lastAcknowledgement = offset;
    if (offset <= acknowledged) {
      return false;
    }
    acknowledgedBefore = acknowledged;
    acknowledgedBeforeNs = acknowledgedNs;
    acknowledged = offset;
    acknowledgedNs = timeNs;
    if (offset == highest + 1) {
      unseenFinNs = timeNs;
      unseenFinFrame = frame;
    }
    if (offset > next && graceSinceNs < 0) {
      graceSinceNs = timeNs;
      inGrace = offset;
    }
    return true;
  }

  /**
   * When what was sent before a segment's bytes was acknowledged, as far as it was. An
   * acknowledgement of the segment itself, which may be captured first, is not what that was.
   */
  long acknowledgedNs(long offset) {
    return acknowledged > offset && acknowledgedBefore == offset
        ? acknowledgedBeforeNs
        : acknowledgedNs;
  }

  /** Whether the next byte is missing and was acknowledged more than the grace time ago. */
  boolean isOverdue(long nowNs, long graceNs) {
    if (next >= acknowledged) {
      graceSinceNs = TransportView.UNKNOWN;
      return false;
    }
    if (graceSinceNs >= 0 && nowNs - graceSinceNs > graceNs) {
      graceOver = inGrace;
      graceSinceNs = nowNs;
      inGrace = acknowledged;
    }
    return next < graceOver && hasAcknowledgedHole();
  }

  /** By when the missing bytes that come next had been sent, as far as is known. */
  long holeKnownNs(long nowNs) {
    long byNs = holeSinceNs >= 0 ? holeSinceNs : acknowledgedNs;
    return byNs >= 0 ? Math.min(byNs, nowNs) : nowNs;
  }

  /** Whether a FIN was acknowledged that is not in the capture, as far as is known by now. */
  boolean finUnseen() {
    return unseenFinFrame >= 0 && tailUnseen() && acknowledged == highest + 1;
  }

  /** Whether more was acknowledged than is in the capture, with no FIN to end it. */
  boolean tailUnseen() {
    return finOffset < 0 && packets > 0 && acknowledged > highest;
  }

  /** Whether the FIN acknowledges the other side's: it was sent after it, as frames may not be. */
  boolean finAnswers(HalfConnection peer) {
    return finOffset >= 0 && peer.finOffset >= 0 && finAcknowledges > peer.finOffset;
  }

  /** The sender's FIN stands at that offset; its acknowledgement may have been captured first. */
  void endAt(long offset, long timeNs, long frame) {
    finOffset = offset;
    finNs = timeNs;
    finFrame = frame;
    if (acknowledged > offset) {
      acknowledged = offset;
      inGrace = Math.min(inGrace, offset);
      graceOver = Math.min(graceOver, offset);
      finAcknowledged = true;
    }
  }

  /** Notes the window that the other side advertises for this side's bytes. */
  void advertise(long windowBytes, boolean scaleKnown, long timeNs) {
    long usable = acknowledged + windowBytes - highest;
    int segment = maximumSegmentSize > 0 ? maximumSegmentSize : DEFAULT_SEGMENT_BYTES;
    boolean shut = windowBytes == 0 || (scaleKnown && usable < Math.min(segment, 1460));
    if (windowShut && !shut) {
      windowOpenedNs = timeNs;
    }
    windowShut = shut;
  }

  void noteSize(int wireLength) {
    largestSegment = Math.max(largestSegment, wireLength);
    int limit = maximumSegmentSize > 0 ? maximumSegmentSize : LARGEST_FRAME_PAYLOAD;
    if (wireLength > limit) {
      offloadedSegments++;
    }
  }

  /**
   * Notes a segment with new bytes at the end of all that were seen. One with room left ends what
   * there was, pushed or not: some servers send with MSG_MORE, which does not push.
   */
  void noteBacklog(boolean pushed, int wireLength) {
    if (isFull(wireLength)) {
      backlog = pushed ? Backlog.POSSIBLE : Backlog.CERTAIN;
    } else {
      backlog = Backlog.NONE;
    }
  }

  /** Whether a segment has no room for more; of joined ones, whether the last may have none. */
  private boolean isFull(int wireLength) {
    int limit = maximumSegmentSize;
    if (limit <= TIMESTAMPS_BYTES || wireLength < limit - TIMESTAMPS_BYTES) {
      return false;
    }
    return wireLength <= limit
        || wireLength % limit == 0
        || wireLength % (limit - TIMESTAMPS_BYTES) == 0;
  }

  /** Whether every byte below that offset was handed on or given up. */
  boolean reached(long offset) {
    return next >= offset || ended;
  }

  boolean isWaiting() {
    return waiting != null && !waiting.isEmpty();
  }

  /** Whether what waits begins with the next byte, or before it: it waits for the other side. */
  boolean hasNextWaiting() {
    return isWaiting() && waiting.first().offset <= next;
  }

  /**
   * Whether a byte is missing that the other side acknowledged. A single byte at the very end is
   * more likely the FIN of which no packet was captured.
   */
  boolean hasAcknowledgedHole() {
    if (ended || acknowledged <= next || hasNextWaiting()) {
      return false;
    }
    boolean maybeFin = finOffset < 0 && acknowledged == next + 1 && !isWaiting();
    return !maybeFin;
  }

  /** One past the highest offset that is known to have been sent. */
  long sent() {
    return Math.max(highest, acknowledged);
  }
}
