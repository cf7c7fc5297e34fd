package io.chunkscope.capture;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.tcp.TcpReassembler;
import java.io.IOException;

/** Wires a source to a handler of connections: packet, segment, ordered bytes. One thread. */
public final class CapturePipeline {
  private final PacketSource source;
  private final SegmentDecoder decoder;
  private final TcpReassembler reassembler;
  private final CaptureStatistics statistics;
  private final TcpSegment segment = new TcpSegment();
  private final PacketHandler onPacket = this::onPacket;

  public CapturePipeline(PacketSource source, CaptureOptions options, ConnectionHandler handler) {
    this.source = source;
    this.decoder = new SegmentDecoder(options.decode());
    this.reassembler = new TcpReassembler(options, handler);
    this.statistics = new CaptureStatistics(decoder.statistics(), reassembler.statistics());
  }

  /** From now on packets are told to a tap, too; to be called before the first. */
  public void tap(PacketTap tap) {
    reassembler.tap(tap);
  }

  /**
   * Takes at most {@code limit} packets from the source.
   *
   * @return how many there were
   * @throws CaptureFormatException when the capture is corrupt here; call {@link #finish} all the
   *     same, so that what was read before is complete
   */
  public int poll(int limit) throws IOException, CaptureFormatException {
    return source.poll(onPacket, limit);
  }

  /**
   * Lets time pass while the source is quiet: what waited for a packet that does not come goes on.
   */
  public void tick() {
    long nowNs = source.quietUntilNs();
    if (nowNs != PacketSource.NEVER_QUIET) {
      reassembler.onTime(nowNs);
    }
  }

  /**
   * Packets were dropped before they could be read.
   *
   * @param fromNs not before this, epoch nanoseconds
   * @param untilNs nor after this
   */
  public void onDrops(long fromNs, long untilNs) {
    reassembler.onDrops(fromNs, untilNs);
  }

  /** Whether the source has no more packets. */
  public boolean exhausted() {
    return source.exhausted();
  }

  /** The end of the capture: ends every connection that is still open. */
  public void finish() {
    reassembler.finish(statistics.lastTimeNs());
  }

  public CaptureStatistics statistics() {
    return statistics;
  }

  private void onPacket(Packet packet) {
    statistics.count(packet);
    if (decoder.decode(packet, segment) == DecodeOutcome.SEGMENT) {
      reassembler.onSegment(segment, packet);
    } else if (decoder.namesConnection()) {
      reassembler.onMention(segment);
    }
  }
}
