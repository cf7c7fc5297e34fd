package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Fate;
import io.chunkscope.samples.flow.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where packets are captured: what it misses, cuts, repeats or puts into another order. */
final class CapturePoint {
  private static final long COPY_NS = 4_000;

  private final List<CapturedPacket> packets = new ArrayList<>();
  private final PacketFactory factory = new PacketFactory();
  private LinkEncapsulation link = LinkEncapsulation.ETHERNET;
  private int snaplenBytes = 262_144;
  private Side onlySide;
  private long clockErrorNs;
  private long distanceNs;
  private int acksToMiss;
  private List<CapturedPacket> held;

  /** What was captured, in the order in which it passed. */
  List<CapturedPacket> packets() {
    if (distanceNs > 0) {
      packets.sort(Comparator.comparingLong(CapturedPacket::timeNs));
    }
    return packets;
  }

  /** Moves it away from the server: what that sends passes later, what the client sends earlier. */
  void distance(long oneWayNs) {
    if (!packets.isEmpty()) {
      throw new IllegalStateException("distance: packets were captured already");
    }
    distanceNs = oneWayNs;
  }

  int snaplenBytes() {
    return snaplenBytes;
  }

  PacketFactory factory() {
    return factory;
  }

  void link(LinkEncapsulation encapsulation) {
    link = encapsulation;
  }

  void snaplen(int bytes) {
    snaplenBytes = bytes;
  }

  void oneSided(Side side) {
    onlySide = side;
  }

  void adjustClock(long byNs) {
    clockErrorNs += byNs;
  }

  void missNextAck() {
    acksToMiss++;
  }

  /** A segment passes. */
  void packet(Conversation conversation, Segment segment, Fate fate, long timeNs) {
    if (onlySide != null && segment.from() != onlySide) {
      return;
    }
    if (segment.flags() == Segment.ACK && segment.payload().length == 0 && acksToMiss > 0) {
      acksToMiss--;
      return;
    }
    List<CapturedPacket> frames = frames(conversation, segment, passedNs(segment, timeNs));
    if (fate == Fate.SWAP) {
      if (held != null) {
        throw new IllegalStateException("a segment is waiting to be swapped already");
      }
      held = frames;
      return;
    }
    packets.addAll(frames);
    if (fate == Fate.DUPLICATE) {
      frames.forEach(frame -> packets.add(at(frame, frame.timeNs() + COPY_NS)));
    }
    if (held != null && segment.payload().length > 0) {
      long passedNs = packets.get(packets.size() - 1).timeNs();
      held.forEach(frame -> packets.add(at(frame, passedNs + COPY_NS)));
      held = null;
    }
  }

  /** Something else passes. */
  void frame(byte[] frame, long timeNs) {
    byte[] kept = Arrays.copyOf(frame, Math.min(frame.length, snaplenBytes));
    packets.add(new CapturedPacket(timeNs + clockErrorNs, link.linkType(), kept, frame.length));
  }

  private long passedNs(Segment segment, long besideServerNs) {
    long away = segment.from() == Side.SERVER ? distanceNs : -distanceNs;
    return besideServerNs + away + clockErrorNs;
  }

  /** Nothing follows. */
  void finish() {
    if (held != null) {
      throw new IllegalStateException("swap: no segment with data follows");
    }
  }

  private List<CapturedPacket> frames(Conversation conversation, Segment segment, long timeNs) {
    List<CapturedPacket> frames = new ArrayList<>();
    for (byte[] ip : factory.ipPackets(conversation, segment)) {
      byte[] frame = link.frame(ip, segment.from());
      byte[] kept = Arrays.copyOf(frame, Math.min(frame.length, snaplenBytes));
      frames.add(
          new CapturedPacket(timeNs + frames.size() * 1_000L, link.linkType(), kept, frame.length));
    }
    return frames;
  }

  private static CapturedPacket at(CapturedPacket packet, long timeNs) {
    return new CapturedPacket(timeNs, packet.linkType(), packet.bytes(), packet.originalLength());
  }
}
