package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * Tells a sender's pause inside a body from the network's. A pause is the sender's when it is
 * longer than the floor and than some round trips and nothing of TCP explains it: it was not ended
 * by a retransmission or a filled hole, the receiver's window was not shut until its end, and the
 * sender was not merely waiting for an acknowledgement.
 *
 * @param floorNs a shorter pause is nobody's, nanoseconds
 * @param rtts a pause shorter than this many round trips is nobody's
 */
public record PauseRule(long floorNs, int rtts) {

  /** Whose pause it was. */
  enum Cause {
    /** Too short to speak of. */
    NONE,
    SENDER,
    NETWORK
  }

  /** Reaction time allowed to a sender beyond the round trip, for scheduling. */
  private static final long REACTION_NS = 1_000_000L;

  /**
   * Judges the pause that the piece now handed over ended.
   *
   * @param direction whose body it is
   */
  Cause causeOf(TransportView tcp, Direction direction, long pauseNs, long endNs) {
    long rttNs = tcp.rttNs();
    if (pauseNs <= floorNs || (rttNs > 0 && pauseNs <= rtts * rttNs)) {
      return Cause.NONE;
    }
    long reactionNs = Math.max(0, rttNs) + REACTION_NS;
    if (tcp.recovering(direction) || endNs - tcp.retransmittedNs(direction) <= reactionNs) {
      return Cause.NETWORK;
    }
    if (!tcp.seen(direction.opposite())) {
      return Cause.SENDER;
    }
    boolean windowWasShut =
        tcp.windowShut(direction) || endNs - tcp.windowOpenedNs(direction) <= reactionNs;
    boolean waitedForAck = endNs - tcp.acknowledgedNs(direction) <= reactionNs;
    return windowWasShut || waitedForAck ? Cause.NETWORK : Cause.SENDER;
  }
}
