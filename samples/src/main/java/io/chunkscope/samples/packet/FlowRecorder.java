package io.chunkscope.samples.packet;

import io.chunkscope.samples.file.CaptureFile;
import io.chunkscope.samples.flow.AckMode;
import io.chunkscope.samples.flow.Fate;
import io.chunkscope.samples.flow.Flow;
import io.chunkscope.samples.flow.FlowActions;
import io.chunkscope.samples.flow.OpenOptions;
import io.chunkscope.samples.flow.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a recipe out. The same recipe gives the same bytes, on every machine: addresses, sequence
 * numbers, identifications and times are fixed or follow from it.
 */
public final class FlowRecorder implements FlowActions {
  private static final long START_NS =
      Instant.parse("2026-03-02T10:00:00Z").getEpochSecond() * 1_000_000_000L;

  private final Timeline timeline = new Timeline(START_NS);
  private final CapturePoint capture = new CapturePoint();
  private final CaptureFile file = new CaptureFile();
  private final Map<String, Conversation> conversations = new HashMap<>();
  private Conversation current;

  private FlowRecorder() {
    connection("A");
  }

  /** The packets that a recipe leads to, in the order of the capture. */
  public static List<CapturedPacket> packets(Flow flow) {
    return play(flow).capture.packets();
  }

  /** The capture file that a recipe leads to. */
  public static CaptureFile record(Flow flow) {
    FlowRecorder recorder = play(flow);
    recorder.file.packets(recorder.capture.packets(), recorder.capture.snaplenBytes());
    return recorder.file;
  }

  private static FlowRecorder play(Flow flow) {
    FlowRecorder recorder = new FlowRecorder();
    flow.play(recorder);
    recorder.timeline.finish();
    recorder.capture.finish();
    return recorder;
  }

  @Override
  public void time(long epochNs) {
    timeline.set(epochNs);
  }

  @Override
  public void pause(long durationNs) {
    current.pause(durationNs);
  }

  @Override
  public void adjustClock(long byNs) {
    capture.adjustClock(byNs);
  }

  @Override
  public void distance(long oneWayNs) {
    capture.distance(oneWayNs);
  }

  @Override
  public void rtt(long durationNs) {
    current.rtt(durationNs);
  }

  @Override
  public void connection(String name) {
    current =
        conversations.computeIfAbsent(
            name, n -> new Conversation(conversations.size(), timeline, capture));
  }

  @Override
  public void ipv6() {
    current.ipv6();
  }

  @Override
  public void endpoint(Side side, String address, int port) {
    current.requireNotBegun();
    Peer peer = current.peer(side);
    if (address != null) {
      peer.address = address;
    }
    if (port != 0) {
      peer.port = port;
    }
  }

  @Override
  public void initialSequence(Side side, long number) {
    current.requireNotBegun();
    current.peer(side).initialSequence = number;
  }

  @Override
  public void open(OpenOptions options) {
    current.open(options);
  }

  @Override
  public void midstream() {
    current.midstream();
  }

  @Override
  public void oneSided(Side side) {
    capture.oneSided(side);
  }

  @Override
  public void send(Side side, byte[] payload) {
    current.send(side, payload);
  }

  @Override
  public void cut(int segmentBytes) {
    current.cut(segmentBytes);
  }

  @Override
  public void offload() {
    current.offload();
  }

  @Override
  public void ackMode(AckMode mode) {
    current.ackMode(mode);
  }

  @Override
  public void fate(Fate fate, int segments) {
    current.fate(fate, segments);
  }

  @Override
  public void dropAck() {
    capture.missNextAck();
  }

  @Override
  public void retransmit(Side side) {
    current.retransmit(side);
  }

  @Override
  public void retransmitAs(byte[] payload) {
    current.retransmitAs(payload);
  }

  @Override
  public void overlap(int bytes) {
    current.overlap(bytes);
  }

  @Override
  public void window(Side side, int bytes) {
    current.window(side, bytes);
  }

  @Override
  public void keepAliveProbe(Side side, int payloadBytes) {
    current.keepAliveProbe(side, payloadBytes);
  }

  @Override
  public void fin(Side side) {
    current.fin(side);
  }

  @Override
  public void halfClose(Side side) {
    current.halfClose(side);
  }

  @Override
  public void loseFin(Side side) {
    current.loseFin(side);
  }

  @Override
  public void finWithData() {
    current.finWithData();
  }

  @Override
  public void rst(Side side) {
    current.rst(side);
  }

  @Override
  public void fragment(int payloadBytes) {
    capture.factory().fragment(payloadBytes);
  }

  @Override
  public void checksum(boolean good) {
    capture.factory().checksum(good);
  }

  @Override
  public void link(String name) {
    capture.link(LinkEncapsulation.named(name));
  }

  @Override
  public void frame(byte[] bytes) {
    capture.frame(bytes, timeline.nowNs());
  }

  @Override
  public void snaplen(int bytes) {
    capture.snaplen(bytes);
  }

  @Override
  public void format(List<String> words) {
    file.format(words);
  }

  @Override
  public void compress(String name) {
    file.compress(name);
  }

  @Override
  public void truncateFile(int bytes) {
    file.truncate(bytes);
  }

  @Override
  public void patchFile(int offset, byte[] bytes) {
    file.patch(offset, bytes);
  }

  @Override
  public void truncateStored(int bytes) {
    file.truncateStored(bytes);
  }

  @Override
  public void patchStored(int offset, byte[] bytes) {
    file.patchStored(offset, bytes);
  }

  @Override
  public void rawFile(byte[] bytes) {
    file.raw(bytes);
  }
}
