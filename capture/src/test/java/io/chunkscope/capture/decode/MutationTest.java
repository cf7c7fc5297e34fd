package io.chunkscope.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.Packet;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged packets of every kind: no exception, and no view beyond the packet. */
class MutationTest {
  private static final int ROUNDS_PER_SAMPLE = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121, -77})
  void damagedPacketsGetAnOutcomeAndStayWithinTheirBytes(long seed) {
    Random random = new Random(seed);
    for (ChecksumPolicy policy : ChecksumPolicy.values()) {
      SegmentDecoder decoder = new SegmentDecoder(DecodeOptions.DEFAULTS.withChecksums(policy));
      long packets = 0;
      for (Encapsulations.Sample sample : Encapsulations.all()) {
        for (int round = 0; round < ROUNDS_PER_SAMPLE; round++) {
          decodeAndCheck(decoder, damaged(sample, random, ++packets));
        }
      }
      assertEquals(packets, decoder.statistics().packets());
      boolean expectSegments = policy == ChecksumPolicy.IGNORE;
      assertTrue(!expectSegments || decoder.statistics().packets(DecodeOutcome.SEGMENT) > 0);
      assertTrue(decoder.statistics().packets(DecodeOutcome.FRAGMENT_HELD) > 0);
    }
  }

  private static Packet damaged(Encapsulations.Sample sample, Random random, long frameNumber) {
    byte[] bytes = sample.bytes();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = 0;
        case 3 -> bytes[at] = (byte) 0xff;
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(16), bytes.length - Math.max(from, at));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    int captured = random.nextInt(3) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    int original =
        switch (random.nextInt(4)) {
          case 0 -> captured;
          case 1 -> random.nextInt();
          default -> bytes.length;
        };
    // The array ends with the packet, so that reading on is an exception.
    return new Packet()
        .wrap(
            Arrays.copyOf(bytes, captured),
            0,
            captured,
            original,
            Frames.TIMESTAMP_NS + frameNumber,
            frameNumber,
            sample.linkType());
  }

  private static void decodeAndCheck(SegmentDecoder decoder, Packet packet) {
    TcpSegment segment = new TcpSegment();
    DecodeOutcome outcome = decoder.decode(packet, segment);
    assertNotNull(outcome);
    if (outcome != DecodeOutcome.SEGMENT) {
      return;
    }
    int bufferLength = segment.buffer().length;
    assertTrue(segment.addressLength() == 4 || segment.addressLength() == 16);
    assertWithin(bufferLength, segment.sourceAddressOffset(), segment.addressLength());
    assertWithin(bufferLength, segment.destinationAddressOffset(), segment.addressLength());
    assertWithin(bufferLength, segment.payloadOffset(), segment.payloadLength());
    assertTrue(segment.missingTailBytes() >= 0);
    assertEquals(packet.frameNumber(), segment.frameNumber());
  }

  private static void assertWithin(int bufferLength, int offset, int length) {
    assertTrue(offset >= 0 && length >= 0 && offset <= bufferLength - length);
  }
}
