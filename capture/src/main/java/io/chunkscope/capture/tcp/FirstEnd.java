package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;

/** Which side of a connection ended it first, and how. */
final class FirstEnd {
  private HalfConnection side;
  private boolean reset;
  private boolean finOrResetSeen;

  /** Whether a FIN or RST was seen, even if it ended nothing. */
  boolean finOrResetSeen() {
    return finOrResetSeen;
  }

  boolean isKnown() {
    return side != null;
  }

  HalfConnection side() {
    return side;
  }

  /** The same, where that side's bytes go that way. */
  ConnectionEnd as(Direction direction) {
    boolean client = direction == Direction.CLIENT_TO_SERVER;
    if (reset) {
      return client ? ConnectionEnd.RESET_BY_CLIENT : ConnectionEnd.RESET_BY_SERVER;
    }
    return client ? ConnectionEnd.FIN_BY_CLIENT : ConnectionEnd.FIN_BY_SERVER;
  }

  void onReset(HalfConnection sender) {
    note(sender, true);
  }

  /**
   * A FIN. What both acknowledge tells which was sent first, in whatever order they came; one that
   * is not in the capture was sent before its acknowledgement.
   */
  void onFin(HalfConnection sender, HalfConnection peer) {
    note(peer.finUnseen() ? peer : sender, false);
    if (reset) {
      return;
    }
    if (sender.finAnswers(peer)) {
      side = peer;
    } else if (peer.finAnswers(sender)) {
      side = sender;
    }
  }

  private void note(HalfConnection half, boolean byReset) {
    finOrResetSeen = true;
    if (side == null) {
      side = half;
      reset = byReset;
    }
  }

  /** A side went on after its RST. */
  void surviveReset(HalfConnection half) {
    if (side == half && reset) {
      side = null;
      reset = false;
    }
  }

  void letGo() {
    side = null;
  }
}
