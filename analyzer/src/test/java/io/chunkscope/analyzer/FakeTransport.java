package io.chunkscope.analyzer;

import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/** TCP as a test says it was: each side's data is acknowledged at once unless told otherwise. */
public final class FakeTransport implements TransportView {
  private static final int SIDES = 2;

  boolean handshakeSeen = true;
  public long rttNs = UNKNOWN;
  public long senderRttNs = UNKNOWN;
  public Backlog backlog = Backlog.NONE;
  public boolean recovering;
  public boolean packetsDropped;
  public boolean windowShut;
  public long windowOpenedNs = UNKNOWN;
  public long retransmittedNs = UNKNOWN;
  boolean acknowledging = true;
  long lastNs;
  long lastFrame;
  public final long[] packets = new long[SIDES];
  final long[] sent = new long[SIDES];
  final long[] acknowledged = new long[SIDES];
  public final long[] acknowledgedNs = {UNKNOWN, UNKNOWN};
  final long[] finNs = {UNKNOWN, UNKNOWN};
  final long[] finFrame = {UNKNOWN, UNKNOWN};
  final long[] resetNs = {UNKNOWN, UNKNOWN};
  final long[] resetFrame = {UNKNOWN, UNKNOWN};
  final long[] offloaded = new long[SIDES];

  void packet(Direction direction, long timeNs, long frame) {
    packets[direction.ordinal()]++;
    lastNs = timeNs;
    lastFrame = frame;
  }

  void data(Direction direction, long end, long timeNs) {
    int side = direction.ordinal();
    sent[side] = end;
    if (acknowledging) {
      acknowledged[side] = end;
      acknowledgedNs[side] = timeNs;
    }
  }

  @Override
  public boolean packetsDropped() {
    return packetsDropped;
  }

  @Override
  public boolean startSeen() {
    return handshakeSeen;
  }

  @Override
  public boolean handshakeSeen() {
    return handshakeSeen;
  }

  @Override
  public long rttNs() {
    return rttNs;
  }

  @Override
  public boolean seen(Direction direction) {
    return packets[direction.ordinal()] > 0;
  }

  @Override
  public long acknowledgedNs(Direction direction) {
    return acknowledgedNs[direction.ordinal()];
  }

  @Override
  public long acknowledgedAtReset(Direction direction) {
    return resetNs(direction) < 0 ? UNKNOWN : acknowledged[direction.ordinal()];
  }

  @Override
  public boolean inFlight(Direction direction) {
    return acknowledged[direction.ordinal()] < sent[direction.ordinal()];
  }

  @Override
  public Backlog backlog(Direction direction) {
    return backlog;
  }

  @Override
  public long senderRttNs(Direction direction) {
    return senderRttNs;
  }

  @Override
  public boolean windowShut(Direction direction) {
    return windowShut;
  }

  @Override
  public long windowOpenedNs(Direction direction) {
    return windowOpenedNs;
  }

  @Override
  public boolean recovering(Direction direction) {
    return recovering;
  }

  @Override
  public long retransmittedNs(Direction direction) {
    return retransmittedNs;
  }

  @Override
  public long acknowledged(Direction direction) {
    return acknowledged[direction.ordinal()];
  }

  @Override
  public long sent(Direction direction) {
    return sent[direction.ordinal()];
  }

  @Override
  public long finNs(Direction direction) {
    return finNs[direction.ordinal()];
  }

  @Override
  public long finFrame(Direction direction) {
    return finFrame[direction.ordinal()];
  }

  @Override
  public boolean finAnswers(Direction direction) {
    return false;
  }

  @Override
  public long unseenFinNs(Direction direction) {
    return UNKNOWN;
  }

  @Override
  public long unseenFinFrame(Direction direction) {
    return UNKNOWN;
  }

  @Override
  public boolean tailUnseen(Direction direction) {
    return false;
  }

  @Override
  public long resetNs(Direction direction) {
    return resetNs[direction.ordinal()];
  }

  @Override
  public long resetFrame(Direction direction) {
    return resetFrame[direction.ordinal()];
  }

  @Override
  public long lastNs() {
    return lastNs;
  }

  @Override
  public long lastFrame() {
    return lastFrame;
  }

  @Override
  public long packets(Direction direction) {
    return packets[direction.ordinal()];
  }

  @Override
  public long offloadedSegments(Direction direction) {
    return offloaded[direction.ordinal()];
  }

  @Override
  public long lastLossNs() {
    return UNKNOWN;
  }

  @Override
  public long backwardNs() {
    return 0;
  }
}
