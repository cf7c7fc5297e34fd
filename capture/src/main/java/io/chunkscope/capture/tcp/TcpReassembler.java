package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.TransportView;

/**
 * Segments in, connections out: finds each segment's connection, follows its state (RFC 9293
 * §3.3.2), and lets {@link StreamAssembler} put the payload in order. Time is that of the packets
 * alone.
 *
 * <p>Not thread-safe; flows may be spread over several instances by {@link FlowKey}, except that
 * ids count the connections of one instance.
 */
public final class TcpReassembler {
  /** Looking at every open connection is work; no hole has to be given up sooner than this. */
  private static final long SEARCH_INTERVAL_NS = 50_000_000L;

  private final CaptureOptions options;
  private final StreamAssembler assembler;
  private final TcpStatistics statistics = new TcpStatistics();
  private final ConnectionTable connections;
  private final DropLog drops = new DropLog();
  private PacketTap tap;
  private long lastNs;

  /** When time alone was last found to pass for all that wait. */
  private long searchedNs;

  public TcpReassembler(CaptureOptions options, ConnectionHandler handler) {
    this.options = options;
    this.assembler = new StreamAssembler(options, handler, statistics);
    this.connections =
        new ConnectionTable(options, statistics, new PortReuse(handler), this::close);
  }

  public TcpStatistics statistics() {
    return statistics;
  }

  /** From now on packets are told to a tap, too. */
  public void tap(PacketTap tap) {
    this.tap = tap;
  }

  /** Takes one segment; the view is valid during the call only. */
  public void onSegment(TcpSegment segment) {
    onSegment(segment, null);
  }

  /**
   * Takes one segment.
   *
   * @param packet the one it was found in, for the tap; valid during the call only
   */
  public void onSegment(TcpSegment segment, Packet packet) {
    statistics.segments++;
    long nowNs = segment.timestampNs();
    lastNs = Math.max(lastNs, nowNs);
    drops.nowNs = lastNs;
    connections.closeDue(nowNs);
    TcpConnection connection = connections.of(segment);
    if (connection == null) {
      statistics.lateSegments++;
      return;
    }
    if (tap != null) {
      if (connection.tap == null) {
        connection.tap = tap.onConnection(connection.id);
      }
      connection.tap.onPacket(packet);
    }
    boolean fromA = connections.lastIsFromA();
    HalfConnection half = fromA ? connection.a : connection.b;
    HalfConnection peer = fromA ? connection.b : connection.a;
    if (half.packets++ == 0 && peer.packets == 0) {
      connection.firstNs = nowNs;
      connection.drops = drops;
      connection.firstFrame = segment.frameNumber();
      connection.lastNs = nowNs;
    }
    if (nowNs < connection.lastNs) {
      connection.backwardNs = Math.max(connection.backwardNs, connection.lastNs - nowNs);
    }
    connection.lastNs = Math.max(connection.lastNs, nowNs);
    connection.lastFrame = segment.frameNumber();

    if (half.resetNs >= 0 && !segment.has(TcpSegment.RST)) {
      surviveReset(connection, half, segment);
    }
    boolean answersSyn = peer.synSeen && !half.synSeen && !peer.establishing;
    if (segment.has(TcpSegment.SYN)) {
      onSyn(connection, half, segment, fromA);
    } else if (!half.baseKnown()) {
      half.startAt(segment.sequenceNumber());
    }
    if (segment.has(TcpSegment.ACK)) {
      onAck(connection, half, peer, segment, fromA);
    }
    if (!answersSyn || !isBeforeHandshake(segment)) {
      onData(connection, half, segment, fromA);
    }
    if (segment.has(TcpSegment.RST)) {
      onReset(connection, half, segment);
    }
    assembler.advance(connection, nowNs, segment.frameNumber());
    closeIfOver(connection, segment);
  }

  /**
   * A FIN in answer to a SYN is dropped by its receiver (RFC 9293 §3.10.7.3); such packets are
   * forged to mislead those who watch.
   */
  private static boolean isBeforeHandshake(TcpSegment segment) {
    return segment.has(TcpSegment.FIN)
        && !segment.has(TcpSegment.SYN)
        && segment.payloadLength() == 0;
  }

  /** A side that goes on with a SYN or new data did not mean its RST, or did not send it. */
  private void surviveReset(TcpConnection connection, HalfConnection half, TcpSegment segment) {
    boolean goesOn =
        segment.has(TcpSegment.SYN)
            || (segment.payloadLength() > 0
                && half.offsetOf(segment.sequenceNumber()) >= half.highest
                && segment.timestampNs() > half.resetNs);
    if (goesOn) {
      half.resetNs = TransportView.UNKNOWN;
      half.resetFrame = TransportView.UNKNOWN;
      connection.surviveReset(half);
    }
  }

  /**
   * Takes note of a connection that is only named: in an ICMP error, or by a header that cannot be
   * read further. It gets its number, as it does in Wireshark, and is reported only if packets of
   * its own follow.
   */
  public void onMention(TcpSegment segment) {
    connections.ofMention(segment);
  }

  private void onSyn(
      TcpConnection connection, HalfConnection half, TcpSegment segment, boolean fromA) {
    boolean synAck = segment.has(TcpSegment.ACK);
    if (!half.baseKnown() || !half.synSeen) {
      half.startAt(segment.sequenceNumber() + 1);
      half.synSeen = true;
    }
    half.windowScale = segment.windowScale();
    half.windowScaleKnown = !segment.optionsCut();
    connection.peer(half).maximumSegmentSize = segment.maximumSegmentSize();
    if (!connection.rolesCertain && connection.handler == null) {
      connection.aIsClient = fromA != synAck;
      connection.rolesKnown = true;
      connection.rolesCertain = true;
    }
    if (synAck) {
      connection.roundTrip.synAck(segment.timestampNs());
      connection.handshakeSeen = connection.peer(half).synSeen;
    } else {
      connection.roundTrip.syn(segment.timestampNs());
      connection.handshakeSeen = connection.peer(half).synSeen;
    }
  }

  private void onAck(
      TcpConnection connection,
      HalfConnection half,
      HalfConnection peer,
      TcpSegment segment,
      boolean fromA) {
    long nowNs = segment.timestampNs();
    if (!peer.baseKnown()) {
      peer.startAt(segment.acknowledgmentNumber());
    }
    if (peer.acknowledge(segment.acknowledgmentNumber(), nowNs, segment.frameNumber())) {
      connection.roundTrip.acknowledged(!fromA, peer.acknowledged, nowNs);
    }
    boolean syn = segment.has(TcpSegment.SYN);
    if (!syn && half.synSeen) {
      half.establishing = true;
    }
    if (!syn
        && half.synSeen
        && peer.synSeen
        && connection.direction(half) == Direction.CLIENT_TO_SERVER) {
      connection.roundTrip.openersAck(nowNs);
    }
    if (segment.has(TcpSegment.RST)) {
      // Its window means nothing: there is nothing left to receive.
      return;
    }
    boolean bothScale = half.windowScale >= 0 && peer.windowScale >= 0;
    boolean scaleKnown = half.windowScaleKnown && peer.windowScaleKnown;
    int shift = !syn && bothScale ? half.windowScale : 0;
    peer.advertise((long) segment.window() << shift, scaleKnown, nowNs);
  }

  private void onData(
      TcpConnection connection, HalfConnection half, TcpSegment segment, boolean fromA) {
    int wireLength = segment.payloadLength() + segment.missingTailBytes();
    boolean fin = segment.has(TcpSegment.FIN);
    if (wireLength == 0 && !fin) {
      return;
    }
    if (segment.has(TcpSegment.RST)) {
      // Text in a RST is a diagnostic of the sender's stack, not stream data (RFC 9293 §3.10.7.4).
      return;
    }
    int syn = segment.has(TcpSegment.SYN) ? 1 : 0;
    long offset = half.offsetOf(segment.sequenceNumber() + syn);
    if (!half.plausible(offset)) {
      statistics.implausibleSegments++;
      return;
    }
    half.noteSize(wireLength);
    if (!connection.roundTrip.fromHandshake()) {
      if (offset < half.highest) {
        connection.roundTrip.resent(fromA);
      } else {
        connection.roundTrip.sent(fromA, offset + wireLength, segment.timestampNs());
      }
    }
    if (wireLength > 0) {
      assembler.onPayload(connection, half, segment, offset);
    }
    // A FIN before bytes that the sender went on to send is a stray of another conversation.
    if (fin && half.finOffset < 0 && offset + wireLength >= half.next) {
      half.endAt(offset + wireLength, segment.timestampNs(), segment.frameNumber());
      HalfConnection peer = connection.peer(half);
      half.finNeedsPeerOffset = peer.lastAcknowledgement;
      if (segment.has(TcpSegment.ACK)) {
        half.finAcknowledges = peer.nearOffset(segment.acknowledgmentNumber());
      }
      connection.firstEnd.onFin(half, peer);
    }
  }

  private void onReset(TcpConnection connection, HalfConnection half, TcpSegment segment) {
    if (half.resetNs < 0) {
      half.resetNs = segment.timestampNs();
      half.resetFrame = segment.frameNumber();
      half.acknowledgedAtReset = half.acknowledged;
    }
    connection.firstEnd.onReset(half);
    connections.closeLater(connection, segment.timestampNs(), options.resetLingerNs());
  }

  /**
   * No packet comes, and time passes all the same: what waited for one, and has waited long enough,
   * goes on.
   *
   * @param nowNs epoch nanoseconds; packets to come are not earlier
   */
  public void onTime(long nowNs) {
    if (nowNs <= lastNs) {
      return;
    }
    lastNs = nowNs;
    drops.nowNs = nowNs;
    connections.closeDue(nowNs);
    if (nowNs - searchedNs < SEARCH_INTERVAL_NS) {
      return;
    }
    searchedNs = nowNs;
    for (TcpConnection connection : connections.openOnes(StreamAssembler::isWaiting)) {
      assembler.advance(connection, nowNs, connection.lastFrame);
      if (connection.a.ended && connection.b.ended) {
        connections.closeLater(connection, nowNs, options.closeLingerNs());
      }
    }
  }

  /** Packets were dropped in that span, epoch nanoseconds; of which connections nobody knows. */
  public void onDrops(long fromNs, long untilNs) {
    drops.add(fromNs, untilNs);
  }

  private void closeIfOver(TcpConnection connection, TcpSegment segment) {
    if (!connection.a.ended || !connection.b.ended || connection.closed) {
      return;
    }
    if (connection.a.finAcknowledged && connection.b.finAcknowledged) {
      close(connection, EndCause.FIN, segment.timestampNs());
    } else {
      connections.closeLater(connection, segment.timestampNs(), options.closeLingerNs());
    }
  }

  /**
   * The capture is over: ends every connection that is still open, oldest first.
   *
   * @param nowNs stamp of the capture's last packet
   */
  public void finish(long nowNs) {
    connections.closeAll(Math.max(nowNs, lastNs));
  }

  private void close(TcpConnection connection, EndCause cause, long nowNs) {
    if (connection.closed) {
      return;
    }
    if (connection.a.packets + connection.b.packets == 0) {
      connections.remember(connection);
      connection.letGo();
      return;
    }
    long frame = connection.lastFrame;
    long untilNs = nowNs;
    if (cause == EndCause.REUSED) {
      // When it ended is not known: it was seen to be open at its last packet, and not since.
      connection.replaced();
      untilNs = connection.lastNs;
    }
    if (connection.isReset()) {
      HalfConnection resetter = connection.a.resetNs >= 0 ? connection.a : connection.b;
      assembler.finish(connection, EndCause.RST, resetter.resetNs, resetter.resetFrame);
    } else {
      assembler.finish(connection, cause, untilNs, frame);
    }
    ConnectionEnd end = connection.end(cause);
    connection.handler.onClose(end, untilNs, frame);
    if (connection.tap != null) {
      connection.tap.onClose();
      connection.tap = null;
    }
    if (end == ConnectionEnd.EVICTED) {
      statistics.evictedConnections++;
    }
    connections.remember(connection);
    connection.letGo();
  }
}
