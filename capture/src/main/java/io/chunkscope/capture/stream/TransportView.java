package io.chunkscope.capture.stream;

/**
 * What TCP was doing, as far as the capture shows: evidence to tell a server's pause from a
 * network's. Read-only and live: an answer holds during the callback in which it is asked.
 *
 * <p>Times are epoch nanoseconds; {@link #UNKNOWN} where the capture does not tell.
 */
public interface TransportView {

  /** No time, no offset: the capture does not tell. */
  long UNKNOWN = -1;

  /** Whether any SYN is in the capture; without one, offset 0 is just the first byte seen. */
  boolean startSeen();

  /** Whether a SYN and its SYN-ACK are in the capture. */
  boolean handshakeSeen();

  /**
   * Round-trip time in nanoseconds between client and server: SYN to the client's first ACK;
   * without a handshake the smallest time between data and its acknowledgement. {@link #UNKNOWN} if
   * neither was seen.
   */
  long rttNs();

  /**
   * The part of the round trip between the capture point and the sender of this direction: {@link
   * #UNKNOWN} where packets do not tell it. Next to nothing beside a server for what the server
   * sends, the whole round trip beside its client.
   */
  long senderRttNs(Direction direction);

  /** Whether any packet of this direction is in the capture. */
  boolean seen(Direction direction);

  /**
   * Whether bytes sent in this direction, captured or not, were unacknowledged before the current
   * packet.
   */
  boolean inFlight(Direction direction);

  /**
   * Whether the segment before the current one shows that its sender had more to send: what follows
   * later was then held up on its way, not by the sender.
   */
  Backlog backlog(Direction direction);

  /** When an acknowledgement last covered more of this direction than any before it. */
  long acknowledgedNs(Direction direction);

  /** Whether the receiver of this direction has its window shut (less room than one segment). */
  boolean windowShut(Direction direction);

  /** When the receiver of this direction last opened a window that was shut. */
  long windowOpenedNs(Direction direction);

  /**
   * Whether the bytes now delivered filled a hole or were sent again. Not those that another
   * segment overtook by a few milliseconds at most: nothing was lost.
   */
  boolean recovering(Direction direction);

  /** When bytes of this direction were last sent again; reordering does not count. */
  long retransmittedNs(Direction direction);

  /** One past the highest stream offset of this direction that its receiver acknowledged. */
  long acknowledged(Direction direction);

  /**
   * The same at the moment when the sender of this direction sent its RST; {@link #UNKNOWN} when it
   * sent none.
   */
  long acknowledgedAtReset(Direction direction);

  /** One past the highest stream offset of this direction that was seen or acknowledged. */
  long sent(Direction direction);

  /** When the sender of this direction sent its FIN. */
  long finNs(Direction direction);

  /** The frame of that FIN. */
  long finFrame(Direction direction);

  /**
   * Whether that FIN acknowledges the other side's: it was sent after it, in whatever order frames
   * stand.
   */
  boolean finAnswers(Direction direction);

  /**
   * When a FIN of this direction that is not in the capture was first acknowledged: it was sent
   * before. {@link #UNKNOWN} as well where the FIN was seen.
   */
  long unseenFinNs(Direction direction);

  /** The frame of that acknowledgement. */
  long unseenFinFrame(Direction direction);

  /**
   * Whether the last bytes of this direction are not in the capture though they were acknowledged,
   * or the ports were used again without an end before: its FIN may be among what is lacking.
   */
  boolean tailUnseen(Direction direction);

  /** When the sender of this direction sent a RST. */
  long resetNs(Direction direction);

  /** The frame of that RST. */
  long resetFrame(Direction direction);

  /** When a packet of either direction was last seen. */
  long lastNs();

  /** Its frame. */
  long lastFrame();

  /** Packets of this direction. */
  long packets(Direction direction);

  /**
   * Segments of this direction longer than a network would carry: captured before or after offload.
   */
  long offloadedSegments(Direction direction);

  /**
   * Whether packets were dropped before they could be captured while this connection was open: any
   * of its packets may be among them. The capture says so, or it lacks a FIN that was acknowledged
   * or that must have come before the ports were used again.
   */
  boolean packetsDropped();

  /**
   * When the capture, as far as it was read, last lacked a packet of any connection: acknowledged
   * holes show it, or the capture says so; {@link #UNKNOWN} if never.
   */
  long lastLossNs();

  /**
   * How much earlier than one before it a packet of this connection was stamped, at most: the order
   * of the capture's packets, or their stamps, is wrong by as much. Nanoseconds, 0 if none was.
   */
  long backwardNs();
}
