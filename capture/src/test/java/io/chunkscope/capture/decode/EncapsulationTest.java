package io.chunkscope.capture.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.Packet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link type, tag, extension header and tunnel: whole, cut at each byte, and cut by a lie. */
class EncapsulationTest {
  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();

  static List<Encapsulations.Sample> samples() {
    return Encapsulations.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsAllFieldsOfTheSegmentInside(Encapsulations.Sample sample) {
    Packet packet = Frames.packet(sample.linkType(), sample.bytes());

    assertEquals(DecodeOutcome.SEGMENT, decoder.decode(packet, segment));
    assertEquals(Frames.SOURCE_PORT, segment.sourcePort());
    assertEquals(Frames.DESTINATION_PORT, segment.destinationPort());
    assertEquals(Frames.SEQUENCE, segment.sequenceNumber());
    assertEquals(Frames.ACKNOWLEDGMENT, segment.acknowledgmentNumber());
    assertEquals(TcpSegment.ACK | TcpSegment.PSH, segment.flags());
    assertEquals(0xfedc, segment.window());
    assertEquals(TcpSegment.ABSENT, segment.windowScale());
    assertEquals(TcpSegment.ABSENT, segment.maximumSegmentSize());
    assertArrayEquals(Frames.PAYLOAD, Frames.payload(segment));
    assertEquals(0, segment.missingTailBytes());
    assertEquals(Frames.TIMESTAMP_NS, segment.timestampNs());
    assertEquals(42, segment.frameNumber());
    assertArrayEquals(
        sample.ipv6() ? Frames.SOURCE_6 : Frames.SOURCE_4, Frames.sourceAddress(segment));
    assertArrayEquals(
        sample.ipv6() ? Frames.DESTINATION_6 : Frames.DESTINATION_4,
        Frames.destinationAddress(segment));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void countsWhatTheSnapLengthCutAsMissing(Encapsulations.Sample sample) {
    int wireLength = sample.bytes().length;
    int headersLength = wireLength - sample.trailer() - Frames.PAYLOAD.length;
    for (int captured = 0; captured <= wireLength; captured++) {
      Packet packet = Frames.packet(sample.linkType(), sample.bytes(), captured, wireLength);
      DecodeOutcome outcome = decoder.decode(packet, segment);
      if (captured >= headersLength) {
        int payload = Math.min(captured - headersLength, Frames.PAYLOAD.length);
        assertEquals(DecodeOutcome.SEGMENT, outcome, "at " + captured);
        assertEquals(payload, segment.payloadLength(), "at " + captured);
        assertEquals(Frames.PAYLOAD.length - payload, segment.missingTailBytes(), "at " + captured);
      } else {
        assertEquals(DecodeOutcome.TRUNCATED, outcome, "at " + captured);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysNoSegmentWhereThePacketEndsInsideItsHeaders(Encapsulations.Sample sample) {
    int headersLength = sample.bytes().length - sample.trailer() - Frames.PAYLOAD.length;
    for (int length = 0; length < headersLength; length++) {
      Packet packet = Frames.packet(sample.linkType(), sample.bytes(), length, length);
      assertNotEquals(DecodeOutcome.SEGMENT, decoder.decode(packet, segment), "at " + length);
    }
  }

  @Test
  void everyRegisteredLinkTypeHasASample() {
    Set<LinkType> covered =
        samples().stream()
            .map(sample -> LinkType.of(sample.linkType()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(LinkType.class)));

    assertEquals(EnumSet.allOf(LinkType.class), covered);
  }

  @Test
  void everyOtherNumberIsAnUnsupportedLinkAndCounted() {
    byte[] bytes = Frames.ethernet(EtherType.IPV4, Frames.ipv4Tcp());
    long unsupported = 0;
    for (int number = -1; number <= 0x1_0000; number++) {
      DecodeOutcome outcome = decoder.decode(Frames.packet(number, bytes), segment);
      if (LinkType.of(number) == null) {
        unsupported++;
        assertEquals(DecodeOutcome.UNSUPPORTED_LINK, outcome, "link type " + number);
      } else {
        assertNotEquals(DecodeOutcome.UNSUPPORTED_LINK, outcome, "link type " + number);
      }
    }
    DecodeStatistics statistics = decoder.statistics();
    assertEquals(unsupported, statistics.packets(DecodeOutcome.UNSUPPORTED_LINK));
    assertTrue(statistics.unsupportedLinks().size() <= NumberTally.CAPACITY + 1);
    assertEquals(
        unsupported, statistics.unsupportedLinks().stream().mapToLong(TrafficCount::packets).sum());
  }

  @Test
  void numbersOfLinkTypesAreUnique() {
    for (LinkType type : LinkType.values()) {
      assertEquals(type, LinkType.of(type.number()));
    }
  }
}
