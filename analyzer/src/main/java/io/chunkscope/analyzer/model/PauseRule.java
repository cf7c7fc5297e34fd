package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * Tells a sender's pause inside a body from the network's. A pause is the sender's when it is
 * longer than the floor and than some round trips and nothing of TCP explains it: it was not ended
 * by a retransmission or a filled hole, the receiver's window was not shut until its end, the
 * sender was not merely waiting for an acknowledgement, and it had nothing more to send when the
 * pause began.
 *
 * <p>How soon a sender can answer an acknowledgement depends on where the capture was taken: at
 * once beside the sender, a whole round trip later beside the receiver.
 *
 * @param floorNs a shorter pause is nobody's, nanoseconds
 * @param rtts a pause shorter than this many round trips is nobody's
 */
public record PauseRule(long floorNs, int rtts) {

  /** Whose pause it was. */
  public enum Cause {
    /** Too short to speak of. */
    NONE,
    /** The sender had nothing to send. */
    SENDER,
    /** Bytes were lost and came again. */
    LOSS,
    /** The receiver's window was shut. */
    WINDOW,
    /** The sender waited for an acknowledgement. */
    ACKNOWLEDGEMENT,
    /** The sender had more to send, and it took its time on the way to the capture point. */
    PATH,
    /** The packets allow for more than one of these. */
    UNKNOWN
  }

  /** Reaction time allowed to a sender beyond the round trip, for scheduling. */
  private static final long REACTION_NS = 3_000_000L;

  /** The timers of delayed acknowledgements, as Linux and Windows have them, and their spread. */
  private static final long SHORT_TIMER_NS = 40_000_000L;

  private static final long SHORT_SPREAD_NS = 10_000_000L;
  private static final long LONG_TIMER_NS = 200_000_000L;
  private static final long LONG_SPREAD_NS = 30_000_000L;

  /**
   * Judges the pause that the piece now handed over ended.
   *
   * @param direction whose body it is
   */
  public Cause causeOf(TransportView tcp, Direction direction, long pauseNs, long endNs) {
    long rttNs = Math.max(0, tcp.rttNs());
    if (pauseNs <= floorNs || pauseNs <= rtts * rttNs) {
      return Cause.NONE;
    }
    if (tcp.recovering(direction) || endNs - tcp.retransmittedNs(direction) <= reactionNs(rttNs)) {
      return Cause.LOSS;
    }
    if (tcp.seen(direction.opposite())) {
      long legNs = tcp.senderRttNs(direction);
      long reactionNs = reactionNs(legNs >= 0 ? legNs : rttNs);
      if (tcp.windowShut(direction) || endNs - tcp.windowOpenedNs(direction) <= reactionNs) {
        return Cause.WINDOW;
      }
      if (endNs - tcp.acknowledgedNs(direction) <= reactionNs) {
        return Cause.ACKNOWLEDGEMENT;
      }
    }
    if (tcp.backlog(direction) == Backlog.CERTAIN) {
      return Cause.PATH;
    }
    // What was left of the pause after the network's part in it must be a pause by itself.
    long undisturbedNs =
        endNs - Math.max(tcp.retransmittedNs(direction), tcp.windowOpenedNs(direction));
    boolean doubtful =
        tcp.backlog(direction) == Backlog.POSSIBLE
            || undisturbedNs <= rttNs + Math.max(floorNs, rtts * rttNs);
    return doubtful ? Cause.UNKNOWN : Cause.SENDER;
  }

  /** A round trip varies; what a sender does about a packet needs a moment. */
  private static long reactionNs(long roundTripNs) {
    return roundTripNs + roundTripNs / 4 + REACTION_NS;
  }

  /**
   * Whether a pause that an acknowledgement ended lasted as long as receivers delay one, that
   * acknowledgement itself came so late, and it left nothing in flight: what Nagle's algorithm
   * waits for (RFC 9293 §3.7.4).
   */
  static boolean isDelayedAckStall(
      TransportView tcp, Direction direction, long pauseNs, long endNs) {
    long timerNs = pauseNs - Math.max(0, tcp.rttNs());
    long ackNs = tcp.acknowledgedNs(direction) - (endNs - pauseNs);
    boolean delayed =
        isTimer(timerNs, ackNs, SHORT_TIMER_NS, SHORT_SPREAD_NS)
            || isTimer(timerNs, ackNs, LONG_TIMER_NS, LONG_SPREAD_NS);
    return delayed && !tcp.inFlight(direction);
  }

  /** The acknowledgement's own way to the capture point only makes it later. */
  private static boolean isTimer(long pauseNs, long ackNs, long timerNs, long spreadNs) {
    return Math.abs(pauseNs - timerNs) <= spreadNs && ackNs >= timerNs - spreadNs;
  }
}
