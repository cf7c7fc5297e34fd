package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments with any numbers, flags and lengths: the contract holds, and memory stays bounded. */
class HostileSegmentsTest {
  private static final int SEGMENTS = 60_000;
  private static final int LARGEST_PAYLOAD = 300;
  private static final int PIECE_BYTES = 128;

  private final TcpSegment segment = new TcpSegment();
  private final SegmentDecoder decoder = new SegmentDecoder();

  @ParameterizedTest
  @ValueSource(longs = {1, -8, 20_260_104})
  void nothingOnTheWireBreaksTheContractOrTheLimits(long seed) {
    Random random = new Random(seed);
    CaptureOptions options = Limits.of(6, 4, 2_000, 5_000);
    Trace trace = new Trace();
    TcpReassembler reassembler = new TcpReassembler(options, trace);
    long nowNs = Script.START_NS;
    for (int i = 1; i <= SEGMENTS; i++) {
      nowNs += random.nextInt(50) == 0 ? random.nextLong(200_000_000L) : random.nextInt(2_000_000);
      byte[] bytes = packet(random).bytes();
      int captured = random.nextInt(8) == 0 ? 40 + random.nextInt(bytes.length - 39) : bytes.length;
      long stampNs = random.nextInt(20) == 0 ? nowNs - random.nextInt(1_000_000_000) : nowNs;
      DecodeOutcome outcome =
          decoder.decode(TcpPacket.captured(bytes, captured, stampNs, i), segment);
      if (outcome == DecodeOutcome.SEGMENT) {
        reassembler.onSegment(segment);
      } else if (decoder.namesConnection()) {
        reassembler.onMention(segment);
      }
      assertTrue(trace.open() <= options.maxOpenConnections());
    }
    reassembler.finish(nowNs);

    assertEquals(0, trace.open());
    TcpStatistics statistics = reassembler.statistics();
    assertTrue(statistics.mostWaitingBytes() > 1_000, "nothing ever waited");
    // A segment may be cut into several pieces before the limit is looked at.
    int margin = LARGEST_PAYLOAD + 20 * PIECE_BYTES;
    assertTrue(
        statistics.mostWaitingBytes() <= options.maxWaitingBytesInAll() + margin,
        "waited: " + statistics.mostWaitingBytes());
    assertTrue(statistics.evictedConnections() > 0);
    assertTrue(statistics.forgottenConnections() > 0);
    assertTrue(statistics.holesGivenUp() > 0);
    assertTrue(statistics.implausibleSegments() > 0);
    assertTrue(statistics.lateSegments() > 0);
  }

  /** Mostly a segment near the start of one of a few streams, often with something absurd in it. */
  private static TcpPacket packet(Random random) {
    TcpPacket packet = new TcpPacket();
    packet.sourcePort = 40_000 + random.nextInt(9);
    packet.destinationPort = 80;
    packet.sequenceNumber = 1_000 + random.nextInt(4_000);
    packet.acknowledgmentNumber = 1_000 + random.nextInt(3_000);
    packet.flags = TcpSegment.ACK;
    packet.payload = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(LARGEST_PAYLOAD)];
    random.nextBytes(packet.payload);
    switch (random.nextInt(80)) {
      case 0 -> packet.sequenceNumber = random.nextInt();
      case 1 -> packet.acknowledgmentNumber = random.nextInt();
      case 2 -> packet.flags = random.nextInt(256);
      case 3 -> packet.flags = TcpSegment.SYN;
      case 4 -> packet.flags = TcpSegment.SYN | TcpSegment.ACK;
      case 5 -> packet.flags = random.nextInt(3) == 0 ? TcpSegment.RST : TcpSegment.FIN;
      case 6 -> packet.window = random.nextInt(1 << 16);
      default -> {}
    }
    if ((packet.flags & TcpSegment.SYN) != 0) {
      packet.sequenceNumber = random.nextBoolean() ? 999 : random.nextInt();
      packet.windowScale = random.nextInt(256);
      packet.maximumSegmentSize = random.nextInt(1 << 16);
    }
    if (random.nextBoolean()) {
      byte[] source = packet.source;
      packet.source = packet.destination;
      packet.destination = source;
      int port = packet.sourcePort;
      packet.sourcePort = packet.destinationPort;
      packet.destinationPort = port;
    }
    return packet;
  }
}
