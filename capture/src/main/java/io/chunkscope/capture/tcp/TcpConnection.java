package io.chunkscope.capture.tcp;

import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;

/**
 * One TCP conversation: its two halves, who is the client, and where its bytes go. Side A is the
 * sender of the first packet seen. Once over, what recognises late packets and port reuse is in
 * {@link EndedConnections}.
 */
final class TcpConnection implements TransportView {
  final int hash;
  final long highOfA;
  final long lowOfA;
  final long highOfB;
  final long lowOfB;
  final long portsFromA;
  private final long portsFromB;
  final long id;
  long firstNs;
  long firstFrame;

  HalfConnection a = new HalfConnection();
  HalfConnection b = new HalfConnection();
  RoundTrip roundTrip = new RoundTrip();
  StreamHandler handler;

  /** Is told of its packets, or null. */
  PacketTap.Connection tap;

  boolean aIsClient = true;
  boolean rolesKnown;
  boolean rolesCertain;
  boolean handshakeSeen;
  boolean closed;
  boolean lingering;
  long closeAtNs;

  /** Whether it is in a queue to be closed, and until when it was to stay when it was put there. */
  boolean queued;

  long queuedUntilNs;

  /** Its number in the table of open connections, which gives it. */
  int tableNumber;

  final FirstEnd firstEnd = new FirstEnd();

  long lastNs;
  long lastFrame;
  long backwardNs;

  /**
   * Whether an end of it is known not to be in the capture: once it is over, a FIN that was
   * acknowledged; any that was not seen before its ports were used again.
   */
  private boolean endLacked;

  /** Null until a packet of its own was seen. */
  DropLog drops;

  TcpConnection(FlowKey key, long id, long firstNs, long firstFrame) {
    this.hash = key.hash;
    this.highOfA = key.sourceHigh;
    this.lowOfA = key.sourceLow;
    this.highOfB = key.destinationHigh;
    this.lowOfB = key.destinationLow;
    this.portsFromA = key.ports;
    this.portsFromB = key.reversedPorts();
    this.id = id;
    this.firstNs = firstNs;
    this.firstFrame = firstFrame;
    this.lastNs = firstNs;
    this.lastFrame = firstFrame;
  }

  /** Whether a segment of that key was sent by side A of this connection. */
  boolean isFromA(FlowKey key) {
    return key.ports == portsFromA
        && key.sourceLow == lowOfA
        && key.destinationLow == lowOfB
        && key.sourceHigh == highOfA
        && key.destinationHigh == highOfB;
  }

  /** Whether a segment of that key was sent by side B of this connection. */
  boolean isFromB(FlowKey key) {
    return key.ports == portsFromB
        && key.sourceLow == lowOfB
        && key.destinationLow == lowOfA
        && key.sourceHigh == highOfB
        && key.destinationHigh == highOfA;
  }

  int portOfA() {
    return (int) (portsFromA >>> 16) & 0xffff;
  }

  int portOfB() {
    return (int) portsFromA & 0xffff;
  }

  Endpoint client(Endpoints endpoints) {
    return endpoint(endpoints, aIsClient);
  }

  Endpoint server(Endpoints endpoints) {
    return endpoint(endpoints, !aIsClient);
  }

  private Endpoint endpoint(Endpoints endpoints, boolean ofA) {
    boolean ipv4 = portsFromA < 0;
    return ofA
        ? endpoints.of(ipv4, highOfA, lowOfA, portOfA())
        : endpoints.of(ipv4, highOfB, lowOfB, portOfB());
  }

  HalfConnection half(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER == aIsClient ? a : b;
  }

  Direction direction(HalfConnection half) {
    return half == a == aIsClient ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
  }

  HalfConnection peer(HalfConnection half) {
    return half == a ? b : a;
  }

  /** A side went on after its RST: the connection is not on its way out. */
  void surviveReset(HalfConnection half) {
    lingering = false;
    firstEnd.surviveReset(half);
  }

  /** How the connection ended, where nothing on the wire ended it by that cause. */
  ConnectionEnd end(EndCause otherwise) {
    return firstEnd.isKnown()
        ? firstEnd.as(direction(firstEnd.side()))
        : switch (otherwise) {
          case REUSED -> ConnectionEnd.REUSED;
          case EVICTED -> ConnectionEnd.EVICTED;
          default -> ConnectionEnd.CAPTURE_END;
        };
  }

  /** Whether a side has sent a RST. */
  boolean isReset() {
    return a.resetNs >= 0 || b.resetNs >= 0;
  }

  /** Another conversation has begun: an end that was not seen is one that the capture lacks. */
  void replaced() {
    endLacked = !isReset() && !(a.isOver() && b.isOver());
  }

  private boolean endLacking() {
    return endLacked || (!closed && (a.finUnseen() || b.finUnseen()));
  }

  /** It is over: lets go of all that it was put together with. */
  void letGo() {
    endLacked = endLacking();
    closed = true;
    a = null;
    b = null;
    firstEnd.letGo();
    roundTrip = null;
    handler = null;
  }

  @Override
  public boolean startSeen() {
    return a.synSeen || b.synSeen;
  }

  @Override
  public boolean handshakeSeen() {
    return handshakeSeen;
  }

  @Override
  public long rttNs() {
    return roundTrip.ns();
  }

  @Override
  public long senderRttNs(Direction direction) {
    return roundTrip.legNs(direction == Direction.CLIENT_TO_SERVER, half(direction) == a);
  }

  @Override
  public boolean seen(Direction direction) {
    return half(direction).packets > 0;
  }

  @Override
  public boolean inFlight(Direction direction) {
    return half(direction).currentInFlight;
  }

  @Override
  public Backlog backlog(Direction direction) {
    return half(direction).currentBacklog;
  }

  @Override
  public long acknowledgedNs(Direction direction) {
    return half(direction).currentAcknowledgedNs;
  }

  @Override
  public long acknowledgedAtReset(Direction direction) {
    return half(direction).acknowledgedAtReset;
  }

  @Override
  public boolean windowShut(Direction direction) {
    return half(direction).windowShut;
  }

  @Override
  public long windowOpenedNs(Direction direction) {
    return half(direction).windowOpenedNs;
  }

  @Override
  public boolean recovering(Direction direction) {
    return half(direction).currentRecovering;
  }

  @Override
  public long retransmittedNs(Direction direction) {
    return half(direction).retransmittedNs;
  }

  @Override
  public long acknowledged(Direction direction) {
    return half(direction).acknowledged;
  }

  @Override
  public long sent(Direction direction) {
    return half(direction).sent();
  }

  @Override
  public long finNs(Direction direction) {
    return half(direction).finNs;
  }

  @Override
  public long finFrame(Direction direction) {
    return half(direction).finFrame;
  }

  @Override
  public boolean finAnswers(Direction direction) {
    HalfConnection half = half(direction);
    return half.finAnswers(peer(half));
  }

  @Override
  public long unseenFinNs(Direction direction) {
    HalfConnection half = half(direction);
    return half.finUnseen() ? half.unseenFinNs : UNKNOWN;
  }

  @Override
  public long unseenFinFrame(Direction direction) {
    HalfConnection half = half(direction);
    return half.finUnseen() ? half.unseenFinFrame : UNKNOWN;
  }

  @Override
  public boolean tailUnseen(Direction direction) {
    return endLacked || half(direction).tailUnseen();
  }

  @Override
  public long resetNs(Direction direction) {
    return half(direction).resetNs;
  }

  @Override
  public long resetFrame(Direction direction) {
    return half(direction).resetFrame;
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
    return half(direction).packets;
  }

  @Override
  public long offloadedSegments(Direction direction) {
    return half(direction).offloadedSegments;
  }

  @Override
  public boolean packetsDropped() {
    return endLacking() || (drops != null && drops.anySince(firstNs));
  }

  @Override
  public long lastLossNs() {
    return drops == null ? UNKNOWN : drops.lastLossNs();
  }

  @Override
  public long backwardNs() {
    return backwardNs;
  }
}
