package io.chunkscope.capture;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.tcp.TcpReassembler;
import java.io.IOException;

/** Reads and decodes when asked, in the asker's thread: no packet is copied or delayed. */
final class DirectFeed implements SegmentFeed {
  private final PacketSource source;
  private final SegmentDecoder decoder;
  private final CaptureStatistics statistics;
  private final TcpSegment segment = new TcpSegment();
  private final PacketHandler onPacket = this::onPacket;
  private TcpReassembler reassembler;

  DirectFeed(PacketSource source, SegmentDecoder decoder, CaptureStatistics statistics) {
    this.source = source;
    this.decoder = decoder;
    this.statistics = statistics;
  }

  @Override
  public int poll(TcpReassembler to, int limit) throws IOException, CaptureFormatException {
    reassembler = to;
    return source.poll(onPacket, limit);
  }

  private void onPacket(Packet packet) {
    statistics.count(packet);
    if (decoder.decode(packet, segment) == DecodeOutcome.SEGMENT) {
      reassembler.onSegment(segment);
    } else if (decoder.namesConnection()) {
      reassembler.onMention(segment);
    }
  }

  @Override
  public boolean exhausted() {
    return source.exhausted();
  }

  @Override
  public void close() {}
}
