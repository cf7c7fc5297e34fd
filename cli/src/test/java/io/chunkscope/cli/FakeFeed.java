package io.chunkscope.cli;

import io.chunkscope.capture.live.LiveFeed;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntConsumer;

/** A capture as if it came from an interface, a packet a poll; goes on until it is stopped. */
final class FakeFeed implements LiveFeed {
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long ROUND_NS = 25_000_000L;

  private final PacketSource packets;
  private final IntConsumer onRound;
  private long nowNs = TestCapture.START_S * NS_PER_SECOND;
  private int rounds;
  volatile long dropped;
  private volatile boolean stopped;

  /**
   * @param onRound is told how many polls there were before each
   */
  FakeFeed(byte[] capture, IntConsumer onRound) {
    try {
      this.packets = CaptureFiles.open(new ByteArrayInputStream(capture), "fake");
    } catch (IOException | CaptureFormatException e) {
      throw new AssertionError(e);
    }
    this.onRound = onRound;
  }

  @Override
  public int poll(PacketHandler handler, int limit) throws IOException, CaptureFormatException {
    onRound.accept(rounds++);
    nowNs += ROUND_NS;
    return stopped || packets.exhausted() ? 0 : packets.poll(handler, 1);
  }

  boolean allRead() {
    return packets.exhausted();
  }

  @Override
  public boolean exhausted() {
    return stopped;
  }

  @Override
  public long clockNs() {
    return nowNs;
  }

  @Override
  public long droppedPackets() {
    return dropped;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public CaptureInfo info() {
    return packets.info();
  }

  @Override
  public long consumedBytes() {
    return packets.consumedBytes();
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}
