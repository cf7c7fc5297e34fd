package io.chunkscope.capture.decode;

import static io.chunkscope.capture.decode.Frames.ethernet;
import static io.chunkscope.capture.decode.Frames.hex;
import static io.chunkscope.capture.decode.Frames.ipv4;
import static io.chunkscope.capture.decode.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeStatisticsTest {
  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();

  private DecodeOutcome decode(int linkType, byte[] frame) {
    return decoder.decode(Frames.packet(linkType, frame), segment);
  }

  private void decodeUdp(int port) {
    assertEquals(
        DecodeOutcome.NOT_TCP,
        decode(1, ethernet(EtherType.IPV4, ipv4(17, udp(port, new byte[12])))));
  }

  @Test
  void namesWhatIsNotTcpMostFrequentFirst() {
    for (int i = 0; i < 4; i++) {
      decodeUdp(53);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(DecodeOutcome.NOT_IP, decode(1, ethernet(EtherType.ARP, new byte[28])));
    }
    decodeUdp(443);
    decodeUdp(40001);
    decode(1, ethernet(EtherType.IPV4, ipv4(50, new byte[20])));
    decode(1, ethernet(EtherType.IPV4, ipv4(222, new byte[20])));
    decode(1, ethernet(0x88b5, new byte[20]));
    decode(105, hex("8000" + "00".repeat(30)));
    decode(105, hex("0841" + "00".repeat(30)));
    decode(1, ethernet(EtherType.IPV4, Frames.ipv4Tcp()));

    assertEquals(
        List.of(
            new TrafficCount("UDP/DNS", 4),
            new TrafficCount("ARP", 3),
            new TrafficCount("802.11 data (encrypted)", 1),
            new TrafficCount("802.11 management", 1),
            new TrafficCount("ESP (encrypted)", 1),
            new TrafficCount("EtherType 0x88b5", 1),
            new TrafficCount("IP protocol 222", 1),
            new TrafficCount("UDP", 1),
            new TrafficCount("UDP/QUIC", 1)),
        decoder.statistics().otherTraffic());
    assertEquals(1, decoder.statistics().packets(DecodeOutcome.SEGMENT));
    assertEquals(15, decoder.statistics().packets());
  }

  @Test
  void countsEveryEtherTypeWithoutGrowing() {
    for (int type = EtherType.MIN; type <= 0xffff; type++) {
      decode(1, ethernet(type, new byte[0]));
    }
    List<TrafficCount> counts = decoder.statistics().otherTraffic();
    long named = counts.stream().mapToLong(TrafficCount::packets).sum();

    assertTrue(counts.size() < 150);
    assertEquals(
        decoder.statistics().packets(DecodeOutcome.NOT_IP)
            + decoder.statistics().packets(DecodeOutcome.NOT_TCP),
        named);
    assertEquals(0x10000 - EtherType.MIN, decoder.statistics().packets());
  }

  @Test
  void namesUnsupportedLinkTypesByNumber() {
    assertEquals(DecodeOutcome.UNSUPPORTED_LINK, decode(147, new byte[60]));
    assertEquals(
        List.of(new TrafficCount("link type 147", 1)), decoder.statistics().unsupportedLinks());
  }
}
