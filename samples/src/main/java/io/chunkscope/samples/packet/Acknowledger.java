package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.AckMode;
import java.util.function.Consumer;

/** Decides when the receiver of data sends an acknowledgement without data of its own. */
final class Acknowledger {
  private static final long SINGLE_SEGMENT_NS = 100_000;
  private static final long DELAYED_ACK_NS = 40_000_000;

  private final Timeline timeline;
  private final Consumer<Peer> bareAck;
  private AckMode mode = AckMode.AUTO;

  Acknowledger(Timeline timeline, Consumer<Peer> bareAck) {
    this.timeline = timeline;
    this.bareAck = bareAck;
  }

  void mode(AckMode newMode) {
    mode = newMode;
  }

  /**
   * A segment has reached a receiver.
   *
   * @param acknowledgeable position up to which everything is there
   * @param urgent out of order, again, or a FIN: acknowledged at once (RFC 9293 §3.10.7.4)
   * @param delayNs until an answer could pass the capture point
   */
  void arrived(Peer receiver, long acknowledgeable, boolean urgent, long delayNs) {
    AckMode modeNow = mode;
    timeline.schedule(
        timeline.nowNs() + delayNs, () -> known(receiver, acknowledgeable, urgent, modeNow));
  }

  private void known(Peer receiver, long acknowledgeable, boolean urgent, AckMode modeThen) {
    receiver.known = Math.max(receiver.known, acknowledgeable);
    if (modeThen == AckMode.NONE) {
      return;
    }
    receiver.unacknowledgedSegments++;
    if (urgent || (receiver.unacknowledgedSegments >= 2 && modeThen == AckMode.AUTO)) {
      bareAck.accept(receiver);
      return;
    }
    long waitNs = modeThen == AckMode.LATE ? DELAYED_ACK_NS : SINGLE_SEGMENT_NS;
    timeline.schedule(
        timeline.nowNs() + waitNs,
        () -> {
          if (receiver.acknowledged < receiver.known) {
            bareAck.accept(receiver);
          }
        });
  }
}
