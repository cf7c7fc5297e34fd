package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;

/**
 * What TCP knew of a connection when it was over, for those who keep the connection: the view that
 * it is copied from forgets. Questions about the current packet are answered as after the last one.
 */
final class SettledTransport implements TransportView {
  private final boolean startSeen;
  private final boolean handshakeSeen;
  private final long rttNs;
  private final long lastNs;
  private final long lastFrame;
  private final boolean packetsDropped;
  private final long lastLossNs;
  private final long backwardNs;
  private final Half client;
  private final Half server;

  SettledTransport(TransportView live) {
    this.startSeen = live.startSeen();
    this.handshakeSeen = live.handshakeSeen();
    this.rttNs = live.rttNs();
    this.lastNs = live.lastNs();
    this.lastFrame = live.lastFrame();
    this.packetsDropped = live.packetsDropped();
    this.lastLossNs = live.lastLossNs();
    this.backwardNs = live.backwardNs();
    this.client = Half.of(live, Direction.CLIENT_TO_SERVER);
    this.server = Half.of(live, Direction.SERVER_TO_CLIENT);
  }

  /** One direction of it. */
  private record Half(
      long senderRttNs,
      boolean seen,
      boolean inFlight,
      Backlog backlog,
      long acknowledgedNs,
      boolean windowShut,
      long windowOpenedNs,
      boolean recovering,
      long retransmittedNs,
      long acknowledged,
      long acknowledgedAtReset,
      long sent,
      long finNs,
      long finFrame,
      boolean finAnswers,
      long unseenFinNs,
      long unseenFinFrame,
      boolean tailUnseen,
      long resetNs,
      long resetFrame,
      long packets,
      long offloadedSegments) {

    static Half of(TransportView live, Direction direction) {
      return new Half(
          live.senderRttNs(direction),
          live.seen(direction),
          live.inFlight(direction),
          live.backlog(direction),
          live.acknowledgedNs(direction),
          live.windowShut(direction),
          live.windowOpenedNs(direction),
          live.recovering(direction),
          live.retransmittedNs(direction),
          live.acknowledged(direction),
          live.acknowledgedAtReset(direction),
          live.sent(direction),
          live.finNs(direction),
          live.finFrame(direction),
          live.finAnswers(direction),
          live.unseenFinNs(direction),
          live.unseenFinFrame(direction),
          live.tailUnseen(direction),
          live.resetNs(direction),
          live.resetFrame(direction),
          live.packets(direction),
          live.offloadedSegments(direction));
    }
  }

  private Half half(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  @Override
  public boolean startSeen() {
    return startSeen;
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
  public long senderRttNs(Direction direction) {
    return half(direction).senderRttNs();
  }

  @Override
  public boolean seen(Direction direction) {
    return half(direction).seen();
  }

  @Override
  public boolean inFlight(Direction direction) {
    return half(direction).inFlight();
  }

  @Override
  public Backlog backlog(Direction direction) {
    return half(direction).backlog();
  }

  @Override
  public long acknowledgedNs(Direction direction) {
    return half(direction).acknowledgedNs();
  }

  @Override
  public boolean windowShut(Direction direction) {
    return half(direction).windowShut();
  }

  @Override
  public long windowOpenedNs(Direction direction) {
    return half(direction).windowOpenedNs();
  }

  @Override
  public boolean recovering(Direction direction) {
    return half(direction).recovering();
  }

  @Override
  public long retransmittedNs(Direction direction) {
    return half(direction).retransmittedNs();
  }

  @Override
  public long acknowledged(Direction direction) {
    return half(direction).acknowledged();
  }

  @Override
  public long acknowledgedAtReset(Direction direction) {
    return half(direction).acknowledgedAtReset();
  }

  @Override
  public long sent(Direction direction) {
    return half(direction).sent();
  }

  @Override
  public long finNs(Direction direction) {
    return half(direction).finNs();
  }

  @Override
  public long finFrame(Direction direction) {
    return half(direction).finFrame();
  }

  @Override
  public boolean finAnswers(Direction direction) {
    return half(direction).finAnswers();
  }

  @Override
  public long unseenFinNs(Direction direction) {
    return half(direction).unseenFinNs();
  }

  @Override
  public long unseenFinFrame(Direction direction) {
    return half(direction).unseenFinFrame();
  }

  @Override
  public boolean tailUnseen(Direction direction) {
    return half(direction).tailUnseen();
  }

  @Override
  public long resetNs(Direction direction) {
    return half(direction).resetNs();
  }

  @Override
  public long resetFrame(Direction direction) {
    return half(direction).resetFrame();
  }

  @Override
  public long packets(Direction direction) {
    return half(direction).packets();
  }

  @Override
  public long offloadedSegments(Direction direction) {
    return half(direction).offloadedSegments();
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
  public boolean packetsDropped() {
    return packetsDropped;
  }

  @Override
  public long lastLossNs() {
    return lastLossNs;
  }

  @Override
  public long backwardNs() {
    return backwardNs;
  }
}
