package io.chunkscope.capture.decode;

import static io.chunkscope.capture.decode.Frames.cat;
import static io.chunkscope.capture.decode.Frames.ethernet;
import static io.chunkscope.capture.decode.Frames.hex;
import static io.chunkscope.capture.decode.Frames.ipv4;
import static io.chunkscope.capture.decode.Frames.ipv4Tcp;
import static io.chunkscope.capture.decode.Frames.ipv6Tcp;
import static io.chunkscope.capture.decode.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.Packet;
import org.junit.jupiter.api.Test;

/** Length fields and options of IP and TCP, honest and lying. */
class HeaderTest {
  private static final int IP = EthernetDecoder.HEADER_LENGTH;
  private static final int TCP = IP + Ipv4Header.MIN_LENGTH;

  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();

  private DecodeOutcome decode(byte[] frame) {
    return decoder.decode(Frames.packet(1, frame), segment);
  }

  private static byte[] frame() {
    return ethernet(EtherType.IPV4, ipv4Tcp());
  }

  private static byte[] syn(String options) {
    return ethernet(EtherType.IPV4, ipv4(6, tcp(TcpSegment.SYN, hex(options), new byte[0])));
  }

  @Test
  void readsMaximumSegmentSizeAndWindowScaleOfSyn() {
    assertEquals(
        DecodeOutcome.SEGMENT, decode(syn("020405b4 0402080a 00000001 00000000 01030307")));
    assertEquals(1460, segment.maximumSegmentSize());
    assertEquals(7, segment.windowScale());
  }

  @Test
  void forgetsTheOptionsOfTheSegmentBefore() {
    decode(syn("020405b4 01030307"));
    decode(frame());

    assertEquals(TcpSegment.ABSENT, segment.maximumSegmentSize());
    assertEquals(TcpSegment.ABSENT, segment.windowScale());
  }

  @Test
  void readsASegmentOfWhichTheSnapLengthCutTheOptions() {
    byte[] options = hex("020405b4 01030307");
    byte[] frame =
        ethernet(EtherType.IPV4, ipv4(6, tcp(TcpSegment.SYN, options, new byte[] {1, 2, 3})));
    for (int captured = 0; captured < options.length; captured++) {
      Packet packet = Frames.packet(1, frame, TCP + 20 + captured, frame.length);
      assertEquals(DecodeOutcome.SEGMENT, decoder.decode(packet, segment), captured + " bytes");
      assertTrue(segment.optionsCut());
      assertTrue(segment.has(TcpSegment.SYN));
      assertEquals(captured < 4 ? TcpSegment.ABSENT : 1460, segment.maximumSegmentSize());
      assertEquals(TcpSegment.ABSENT, segment.windowScale());
      assertEquals(0, segment.payloadLength());
      assertEquals(3, segment.missingTailBytes());
    }
    decode(frame);
    assertFalse(segment.optionsCut());
  }

  @Test
  void readsNoOptionsWithoutSyn() {
    decode(ethernet(EtherType.IPV4, ipv4(6, tcp(TcpSegment.ACK, hex("020405b4"), new byte[0]))));

    assertEquals(TcpSegment.ABSENT, segment.maximumSegmentSize());
  }

  @Test
  void stopsAtAMalformedOptionAndKeepsWhatCameBefore() {
    assertEquals(DecodeOutcome.SEGMENT, decode(syn("020405b4 08000303")));
    assertEquals(1460, segment.maximumSegmentSize());
    assertEquals(TcpSegment.ABSENT, segment.windowScale());
    assertEquals(DecodeOutcome.SEGMENT, decode(syn("01010103")));
    assertEquals(DecodeOutcome.SEGMENT, decode(syn("03030e02 05b40000")));
    assertEquals(14, segment.windowScale());
    assertEquals(TcpSegment.ABSENT, segment.maximumSegmentSize());
    assertEquals(DecodeOutcome.SEGMENT, decode(syn("00020405 b4000000")));
    assertEquals(TcpSegment.ABSENT, segment.maximumSegmentSize());
  }

  @Test
  void takesTheDataOffsetAtItsWordWithinTheSegmentOnly() {
    int segmentLength = 20 + Frames.PAYLOAD.length;
    for (int words = 0; words < 16; words++) {
      byte[] frame = frame();
      frame[TCP + 12] = (byte) (words << 4);
      boolean fits = words >= 5 && words * 4 <= segmentLength;
      assertEquals(
          fits ? DecodeOutcome.SEGMENT : DecodeOutcome.BAD_LENGTH, decode(frame), words + " words");
      if (fits) {
        assertEquals(segmentLength - words * 4, segment.payloadLength());
      }
    }
  }

  @Test
  void takesTheIpv4HeaderLengthAtItsWord() {
    byte[] frame = frame();
    for (int words = 0; words < 5; words++) {
      frame[IP] = (byte) (0x40 | words);
      assertEquals(DecodeOutcome.BAD_LENGTH, decode(frame));
    }
    byte[] withOptions =
        cat(hex("4700 0044 1234 0000 40 06 0000"), Frames.SOURCE_4, Frames.DESTINATION_4);
    assertEquals(
        DecodeOutcome.SEGMENT,
        decode(ethernet(EtherType.IPV4, cat(withOptions, hex("94040000 01010100"), tcp()))));
    assertArrayEquals(Frames.PAYLOAD, Frames.payload(segment));
    assertEquals(4, segment.missingTailBytes());
  }

  @Test
  void takesTheIpv4TotalLengthAtItsWord() {
    int wholeLength = ipv4Tcp().length;
    for (int length = 1; length <= 0xffff; length++) {
      byte[] frame = frame();
      frame[IP + 2] = (byte) (length >> 8);
      frame[IP + 3] = (byte) length;
      DecodeOutcome outcome = decode(frame);
      if (length < 40) {
        assertEquals(DecodeOutcome.BAD_LENGTH, outcome, "total length " + length);
      } else {
        assertEquals(DecodeOutcome.SEGMENT, outcome, "total length " + length);
        assertEquals(Math.min(length, wholeLength) - 40, segment.payloadLength());
        assertEquals(Math.max(0, length - wholeLength), segment.missingTailBytes());
      }
    }
  }

  @Test
  void takesTheRestOfTheFrameWhereTheTotalLengthIsZero() {
    byte[] frame = frame();
    frame[IP + 2] = 0;
    frame[IP + 3] = 0;

    assertEquals(DecodeOutcome.SEGMENT, decode(frame));
    assertArrayEquals(Frames.PAYLOAD, Frames.payload(segment));
    assertEquals(
        DecodeOutcome.SEGMENT,
        decoder.decode(Frames.packet(1, frame, frame.length - 6, frame.length), segment));
    assertEquals(6, segment.missingTailBytes());
  }

  @Test
  void takesTheIpv6PayloadLengthAtItsWord() {
    byte[] frame = ethernet(EtherType.IPV6, ipv6Tcp());
    int wholeLength = frame.length - IP - 40;
    for (int length = 0; length <= 0xffff; length++) {
      frame[IP + 4] = (byte) (length >> 8);
      frame[IP + 5] = (byte) length;
      DecodeOutcome outcome = decode(frame);
      if (length > 0 && length < 20) {
        assertEquals(DecodeOutcome.BAD_LENGTH, outcome, "payload length " + length);
      } else {
        int believed = length == 0 ? wholeLength : length;
        assertEquals(DecodeOutcome.SEGMENT, outcome, "payload length " + length);
        assertEquals(Math.min(believed, wholeLength) - 20, segment.payloadLength());
        assertEquals(Math.max(0, believed - wholeLength), segment.missingTailBytes());
      }
    }
  }

  @Test
  void readsAJumbogramUpToTheLengthOfItsOption() {
    byte[] large = new byte[70_000];
    byte[] inner = tcp(TcpSegment.ACK, new byte[0], large);
    byte[] packet =
        cat(
            hex("60000000 0000 00 40"),
            Frames.SOURCE_6,
            Frames.DESTINATION_6,
            hex("06 00 c2 04"),
            Frames.u32(8 + inner.length),
            inner,
            new byte[5]);

    assertEquals(DecodeOutcome.SEGMENT, decode(ethernet(EtherType.IPV6, packet)));
    assertEquals(large.length, segment.payloadLength());
    assertEquals(0, segment.missingTailBytes());
  }

  @Test
  void namesTheLastStopOfARouteAsDestination() {
    byte[] last = hex("20010db8 00000000 00000000 0000beef");
    byte[] via = hex("20010db8 00000000 00000000 0000aaaa");
    for (String type : new String[] {"00", "04"}) {
      byte[] addresses = type.equals("00") ? cat(via, last) : cat(last, via);
      byte[] packet = Frames.ipv6(43, cat(hex("06 04" + type + "02 00000000"), addresses, tcp()));

      assertEquals(DecodeOutcome.SEGMENT, decode(ethernet(EtherType.IPV6, packet)));
      assertArrayEquals(last, Frames.destinationAddress(segment), "routing type " + type);
    }
  }

  @Test
  void leavesSegmentsQuotedInIcmpErrorsAlone() {
    assertEquals(
        DecodeOutcome.NOT_TCP,
        decode(ethernet(EtherType.IPV4, ipv4(1, cat(hex("0301000000000000"), ipv4Tcp())))));
    assertEquals(
        DecodeOutcome.NOT_TCP,
        decode(ethernet(EtherType.IPV6, Frames.ipv6(58, cat(hex("0100000000000000"), ipv6Tcp())))));
  }

  @Test
  void givesUpOnEndlessNesting() {
    byte[] packet = ipv4Tcp();
    for (int i = 0; i < 100; i++) {
      packet = ipv4(4, packet);
    }

    assertEquals(DecodeOutcome.NOT_TCP, decode(ethernet(EtherType.IPV4, packet)));
    assertEquals("nested too deeply", decoder.statistics().otherTraffic().get(0).name());
  }
}
