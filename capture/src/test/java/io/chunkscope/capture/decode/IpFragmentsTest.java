package io.chunkscope.capture.decode;

import static io.chunkscope.capture.decode.Frames.cat;
import static io.chunkscope.capture.decode.Frames.ethernet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpFragmentsTest {
  private static final long SECOND_NS = 1_000_000_000L;

  private final byte[] body = new byte[3000];
  private final byte[] datagram;
  private final TcpSegment segment = new TcpSegment();
  private SegmentDecoder decoder = new SegmentDecoder();
  private long nowNs = Frames.TIMESTAMP_NS;
  private long frameNumber;

  IpFragmentsTest() {
    new Random(7).nextBytes(body);
    datagram = Frames.tcp(TcpSegment.ACK, new byte[0], body);
  }

  private DecodeOutcome decode(byte[] frame, int captured) {
    byte[] buffer = Arrays.copyOf(frame, captured);
    Packet packet = new Packet().wrap(buffer, 0, captured, frame.length, nowNs, ++frameNumber, 1);
    return decoder.decode(packet, segment);
  }

  private DecodeOutcome decode(byte[] frame) {
    return decode(frame, frame.length);
  }

  private byte[] ipv4(int identification, int from, int to, boolean more) {
    byte[] part = Arrays.copyOfRange(datagram, from, to);
    int position = (from / 8) | (more ? 0x2000 : 0);
    byte[] header = Frames.ipv4Header(6, part.length, identification, position);
    return ethernet(EtherType.IPV4, cat(header, part));
  }

  private byte[] ipv6(int from, int to, boolean more) {
    byte[] part = Arrays.copyOfRange(datagram, from, to);
    byte[] header =
        cat(Frames.hex("0600"), Frames.u16(from | (more ? 1 : 0)), Frames.u32(0xdeadbeef));
    return ethernet(EtherType.IPV6, Frames.ipv6(44, cat(header, part)));
  }

  private void assertWhole() {
    assertArrayEquals(body, Frames.payload(segment));
    assertEquals(0, segment.missingTailBytes());
    assertEquals(Frames.SOURCE_PORT, segment.sourcePort());
    assertEquals(Frames.SEQUENCE, segment.sequenceNumber());
  }

  @Test
  void completesAnIpv4DatagramWithItsLastFragment() {
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(1, 0, 1480, true)));
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(1, 1480, 2960, true)));
    nowNs += 5;
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(1, 2960, datagram.length, false)));
    assertWhole();
    assertEquals(3, segment.frameNumber());
    assertEquals(nowNs, segment.timestampNs());
    assertArrayEquals(Frames.SOURCE_4, Frames.sourceAddress(segment));
    assertArrayEquals(Frames.DESTINATION_4, Frames.destinationAddress(segment));
    assertEquals(1, decoder.statistics().datagramsReassembled());
    assertEquals(0, decoder.statistics().datagramsIncomplete());
  }

  @Test
  void completesAnIpv6Datagram() {
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv6(1448, datagram.length, false)));
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv6(0, 1448, true)));
    assertWhole();
    assertArrayEquals(Frames.SOURCE_6, Frames.sourceAddress(segment));
    assertArrayEquals(Frames.DESTINATION_6, Frames.destinationAddress(segment));
  }

  @Test
  void completesInAnyOrderWithDuplicates() {
    for (int seed = 0; seed < 200; seed++) {
      List<byte[]> frames = new ArrayList<>();
      for (int from = 0; from < datagram.length; from += 400) {
        int to = Math.min(from + 400, datagram.length);
        frames.add(ipv4(seed, from, to, to < datagram.length));
      }
      Collections.shuffle(frames, new Random(seed));
      frames.add(1, frames.get(0));
      for (byte[] frame : frames.subList(0, frames.size() - 1)) {
        assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(frame));
      }
      assertEquals(DecodeOutcome.SEGMENT, decode(frames.get(frames.size() - 1)));
      assertWhole();
    }
  }

  @Test
  void keepsTheBytesThatCameFirstWhereFragmentsOverlap() {
    byte[] conflicting = ipv4(1, 800, 1600, true);
    Arrays.fill(conflicting, 34, conflicting.length, (byte) 'X');
    decode(ipv4(1, 0, 800, true));
    decode(ipv4(1, 1200, 1600, true));
    decode(conflicting);
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(1, 1600, datagram.length, false)));
    byte[] expected = body.clone();
    Arrays.fill(expected, 780, 1180, (byte) 'X');
    assertArrayEquals(expected, Frames.payload(segment));
  }

  @Test
  void believesTheFirstEndAndDropsWhatIsBehind() {
    decode(ipv4(1, 1600, 2000, false));
    decode(ipv4(1, 800, 2400, true));
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(1, 0, 800, true)));
    assertArrayEquals(Arrays.copyOf(body, 1980), Frames.payload(segment));
    assertEquals(0, segment.missingTailBytes());
  }

  @Test
  void deliversWhatIsBeforeTheFirstCutFragmentOfACompleteDatagram() {
    byte[] cut = ipv4(1, 1480, 2960, true);
    decode(ipv4(1, 0, 1480, true));
    decode(cut, 34 + 100);
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(1, 2960, datagram.length, false)));
    assertArrayEquals(Arrays.copyOf(body, 1560), Frames.payload(segment));
    assertEquals(body.length - 1560, segment.missingTailBytes());
  }

  @Test
  void keepsDatagramsOfDifferentIdentificationApart() {
    decode(ipv4(1, 0, 1480, true));
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(2, 1480, datagram.length, false)));
    assertEquals(2, decoder.statistics().datagramsHeld());
  }

  @Test
  void refusesFragmentsBeyondTheLargestDatagram() {
    byte[] header = Frames.ipv4Header(6, 100, 1, 0x1fff);
    byte[] frame = ethernet(EtherType.IPV4, cat(header, new byte[100]));

    assertEquals(DecodeOutcome.BAD_LENGTH, decode(frame));
    assertEquals(0, decoder.statistics().datagramsHeld());
  }

  @Test
  void dropsTheOldestBeyondTheNumberAllowed() {
    decoder = new SegmentDecoder(new DecodeOptions(ChecksumPolicy.IGNORE, 3, 1 << 20, SECOND_NS));
    for (int identification = 1; identification <= 5; identification++) {
      decode(ipv4(identification, 0, 1480, true));
    }
    assertEquals(3, decoder.statistics().datagramsHeld());
    assertEquals(2, decoder.statistics().datagramsDropped());
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(3, 1480, datagram.length, false)));
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(2, 1480, datagram.length, false)));
  }

  @Test
  void staysWithinItsMemory() {
    long limit = 100_000;
    IpFragments fragments =
        new IpFragments(new DecodeOptions(ChecksumPolicy.IGNORE, 1000, limit, SECOND_NS));
    Random random = new Random(3);
    Cursor cursor = new Cursor();
    for (int i = 0; i < 20_000; i++) {
      int length = 8 * (1 + random.nextInt(100));
      cursor.start(new byte[8 + length], 8, length, length, Frames.TIMESTAMP_NS);
      cursor.addressLength = 4;
      cursor.sourceAddressOffset = 0;
      cursor.destinationAddressOffset = 4;
      fragments.add(cursor, random.nextInt(300), 6, 8 * random.nextInt(8000), true);
      assertTrue(fragments.heldBytes() <= limit && fragments.heldBytes() >= 0);
    }
    assertTrue(fragments.dropped() > 0);
    assertTrue(fragments.held() > 0);
  }

  @Test
  void holdsNothingWhereNothingIsAllowed() {
    decoder = new SegmentDecoder(new DecodeOptions(ChecksumPolicy.IGNORE, 0, 0, 0));

    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(1, 0, 1480, true)));
    assertEquals(0, decoder.statistics().datagramsHeld());
    assertEquals(1, decoder.statistics().datagramsDropped());
  }

  @Test
  void givesUpAfterTheTimeoutInPacketTime() {
    decode(ipv4(1, 0, 1480, true));
    nowNs += 30 * SECOND_NS;
    decode(ipv4(2, 0, 1480, true));
    assertEquals(2, decoder.statistics().datagramsHeld());
    nowNs += 1;
    assertEquals(DecodeOutcome.FRAGMENT_HELD, decode(ipv4(1, 1480, datagram.length, false)));
    assertEquals(1, decoder.statistics().datagramsTimedOut());
    assertEquals(DecodeOutcome.SEGMENT, decode(ipv4(2, 1480, datagram.length, false)));
  }

  @Test
  void countsADatagramThatIsNeverWholeAndDeliversNothing() {
    decode(ipv4(1, 0, 1480, true));

    assertEquals(1, decoder.statistics().datagramsIncomplete());
    assertEquals(1, decoder.statistics().packets(DecodeOutcome.FRAGMENT_HELD));
    assertEquals(0, decoder.statistics().packets(DecodeOutcome.SEGMENT));
  }
}
