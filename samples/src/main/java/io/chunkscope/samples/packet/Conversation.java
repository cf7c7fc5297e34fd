package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.AckMode;
import io.chunkscope.samples.flow.Fate;
import io.chunkscope.samples.flow.OpenOptions;
import io.chunkscope.samples.flow.Side;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * One TCP connection: what each end sends, and when it passes the capture point, which is beside
 * the server. So the server's acknowledgements follow at once and the client's a round trip later.
 */
final class Conversation {
  private static final byte[] NO_PAYLOAD = {};
  private static final long NEXT_SEGMENT_NS = 15_000;
  private static final long SERVER_THINKS_NS = 800_000;
  private static final long CLIENT_THINKS_NS = 200_000;
  private static final long STACK_NS = 30_000;
  private static final int OFFLOADED_BYTES = 64_000;

  private final Timeline timeline;
  private final CapturePoint capture;
  private final Peer client;
  private final Peer server;
  private final Acknowledger acknowledger;
  private final Deque<Fate> fates = new ArrayDeque<>();
  private long rttNs = 10_000_000;
  private long pauseNs = -1;
  private Side lastSender;
  private int segmentBytes = OpenOptions.DEFAULTS.mss();
  private int overlapBytes;
  private boolean finWithData;
  private boolean established;
  private boolean ipv6;

  Conversation(int index, Timeline timeline, CapturePoint capture) {
    this.timeline = timeline;
    this.capture = capture;
    client =
        new Peer(Side.CLIENT, "198.51.100.7", 49_152 + index, 0x1a2b_3c00L + index * 0x1000_0000L);
    server = new Peer(Side.SERVER, "192.0.2.10", 80, 0x5d6e_7f00L + index * 0x0900_0000L);
    acknowledger = new Acknowledger(timeline, this::sendBareAck);
  }

  Peer peer(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  void rtt(long durationNs) {
    rttNs = durationNs;
  }

  void pause(long durationNs) {
    pauseNs = Math.max(0, pauseNs) + durationNs;
  }

  void ackMode(AckMode mode) {
    acknowledger.mode(mode);
  }

  void fate(Fate fate, int segments) {
    for (int i = 0; i < segments; i++) {
      fates.add(fate);
    }
  }

  void cut(int bytes) {
    segmentBytes = bytes;
  }

  void offload() {
    segmentBytes = OFFLOADED_BYTES;
  }

  void overlap(int bytes) {
    overlapBytes = bytes;
  }

  void finWithData() {
    finWithData = true;
  }

  void ipv6() {
    requireNotBegun();
    ipv6 = true;
    client.address = "2001:db8:1::7";
    server.address = "2001:db8:2::10";
  }

  boolean isIpv6() {
    return ipv6;
  }

  void requireNotBegun() {
    if (established) {
      throw new IllegalStateException("too late: the connection is open");
    }
  }

  void open(OpenOptions options) {
    requireNotBegun();
    established = true;
    segmentBytes = options.mss();
    client.windowShift = Math.max(0, options.windowScale());
    server.windowShift = client.windowShift;
    byte[] early = options.fastOpen() == null ? NO_PAYLOAD : options.fastOpen();
    step(Side.CLIENT);
    emit(client, 0, Segment.SYN, early, options);
    client.next = 1;
    if (early.length > 0) {
      client.sent(1, early, false);
    }
    server.received.add(0, client.next);
    server.known = server.received.next();
    timeline.advanceTo(timeline.nowNs() + STACK_NS);
    emit(server, 0, Segment.SYN | Segment.ACK, NO_PAYLOAD, options);
    server.next = 1;
    client.received.add(0, 1);
    client.known = 1;
    timeline.advanceTo(timeline.nowNs() + rttNs);
    emit(client, client.next, Segment.ACK, NO_PAYLOAD, null);
  }

  void midstream() {
    requireNotBegun();
    established = true;
    for (Peer peer : new Peer[] {client, server}) {
      peer.next = 1;
      peer.received.add(0, 1);
      peer.known = 1;
    }
  }

  void send(Side side, byte[] payload) {
    requireOpen(side);
    Peer sender = peer(side);
    byte[] bytes = payload;
    long start = sender.next - overlapBytes;
    if (overlapBytes > 0) {
      byte[] repeated = sender.tail(overlapBytes);
      bytes = Arrays.copyOf(repeated, overlapBytes + payload.length);
      System.arraycopy(payload, 0, bytes, overlapBytes, payload.length);
      overlapBytes = 0;
    }
    for (int from = 0; from < bytes.length; from += segmentBytes) {
      int to = Math.min(bytes.length, from + segmentBytes);
      boolean last = to == bytes.length;
      step(side);
      byte[] part = Arrays.copyOfRange(bytes, from, to);
      transmit(sender, sender.sent(start + from, part, last && finWithData), last);
    }
    finWithData = false;
  }

  void retransmit(Side side) {
    Peer sender = peer(side == null ? requireLastSender() : side);
    Peer.Sent sent = sender.toRetransmit(peer(sender.side.peer()).received);
    step(sender.side);
    transmit(sender, sent, true);
  }

  void retransmitAs(byte[] payload) {
    Peer sender = peer(requireLastSender());
    Peer.Sent sent = sender.last();
    step(sender.side);
    transmit(sender, new Peer.Sent(sent.start(), payload, false), true);
  }

  void window(Side side, int bytes) {
    requireOpen(side);
    // What is due before this still announces the old window.
    step(side);
    peer(side).windowBytes = bytes;
    sendBareAck(peer(side));
  }

  void keepAliveProbe(Side side, int payloadBytes) {
    requireOpen(side);
    step(side);
    emit(peer(side), peer(side).next - 1, Segment.ACK, new byte[payloadBytes], null);
    Peer receiver = peer(side.peer());
    acknowledger.arrived(receiver, receiver.received.next(), true, delayNs(receiver));
  }

  void halfClose(Side side) {
    halfClose(side, null);
  }

  /** As {@link #halfClose}; the FIN arrives and is not in the capture. */
  void loseFin(Side side) {
    halfClose(side, Fate.LOSE);
  }

  private void halfClose(Side side, Fate fate) {
    requireOpen(side);
    step(side);
    transmit(peer(side), peer(side).sent(peer(side).next, NO_PAYLOAD, true), false, fate);
  }

  void fin(Side side) {
    halfClose(side);
    Peer other = peer(side.peer());
    if (!other.finSent) {
      halfClose(other.side);
    }
    timeline.advanceTo(timeline.nowNs() + delayNs(peer(side)));
  }

  void rst(Side side) {
    step(side);
    emit(peer(side), peer(side).next, Segment.RST | Segment.ACK, NO_PAYLOAD, null);
    peer(side).resetSent = true;
    Peer other = peer(side.peer());
    // What the client sent before the reset reached it still passes the capture point.
    timeline.schedule(timeline.nowNs() + delayNs(other), () -> other.resetSent = true);
  }

  /** Moves the clock to the moment of the next packet that the recipe asks of this side. */
  private void step(Side side) {
    long gapNs;
    if (pauseNs >= 0) {
      gapNs = pauseNs;
    } else if (lastSender == null || lastSender == side) {
      gapNs = NEXT_SEGMENT_NS;
    } else {
      gapNs = side == Side.SERVER ? SERVER_THINKS_NS : rttNs + CLIENT_THINKS_NS;
    }
    pauseNs = -1;
    lastSender = side;
    timeline.advanceTo(timeline.nowNs() + gapNs);
  }

  private void transmit(Peer sender, Peer.Sent sent, boolean push) {
    transmit(sender, sent, push, sent.payload().length == 0 ? null : fates.poll());
  }

  private void transmit(Peer sender, Peer.Sent sent, boolean push, Fate fate) {
    int flags = Segment.ACK | (push ? Segment.PSH : 0) | (sent.fin() ? Segment.FIN : 0);
    Segment segment = segment(sender, sent.start(), flags, sent.payload(), null);
    Peer receiver = peer(sender.side.peer());
    if (fate == Fate.ACK_FIRST) {
      receiver.received.add(sent.start(), sent.end());
      receiver.known = receiver.received.next();
      sendBareAck(receiver);
      timeline.advanceTo(timeline.nowNs() + 1_000);
    }
    if (fate != Fate.LOSE && fate != Fate.DROP_BEFORE) {
      capture.packet(this, segment, fate, timeline.nowNs());
    }
    if (fate != Fate.DROP_BEFORE && fate != Fate.DROP_AFTER && fate != Fate.ACK_FIRST) {
      boolean inOrder = receiver.received.add(sent.start(), sent.end());
      boolean urgent = !inOrder || sent.fin();
      acknowledger.arrived(receiver, receiver.received.next(), urgent, delayNs(receiver));
    }
  }

  /** From a packet's passing the capture point to the passing of what answers it at once. */
  private long delayNs(Peer answering) {
    return answering.side == Side.CLIENT ? rttNs : STACK_NS;
  }

  private void sendBareAck(Peer peer) {
    if (!peer.resetSent) {
      emit(peer, peer.next, Segment.ACK, NO_PAYLOAD, null);
    }
  }

  private void emit(Peer sender, long position, int flags, byte[] payload, OpenOptions options) {
    Segment segment = segment(sender, position, flags, payload, options);
    capture.packet(this, segment, null, timeline.nowNs());
  }

  private Segment segment(
      Peer sender, long position, int flags, byte[] payload, OpenOptions options) {
    Peer receiver = peer(sender.side.peer());
    int acknowledgment = (flags & Segment.ACK) == 0 ? 0 : receiver.sequence(sender.known);
    sender.acknowledged = sender.known;
    sender.unacknowledgedSegments = 0;
    return new Segment(
        sender.side,
        sender.sequence(position),
        acknowledgment,
        flags,
        sender.windowField(options != null),
        options,
        payload,
        sender.nextIpId());
  }

  private Side requireLastSender() {
    if (lastSender == null) {
      throw new IllegalStateException("nothing was sent yet");
    }
    return lastSender;
  }

  private void requireOpen(Side side) {
    if (!established) {
      throw new IllegalStateException("the connection is not open; write open or midstream first");
    }
    if (peer(side).finSent) {
      throw new IllegalStateException("the " + side + " has closed already");
    }
  }
}
