package io.chunkscope.capture.decode;

import static io.chunkscope.capture.decode.Frames.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChecksumPolicyTest {
  /**
   * A SYN between 192.168.0.1 and 192.168.0.2 whose checksums were not computed by the code under
   * test.
   */
  private static final byte[] FRAME =
      hex(
          "020000000001 020000000002 0800"
              + "4500 0029 0001 0000 40 06 f97a c0a80001 c0a80002"
              + "1000 0050 00000001 00000000 5002 2000 bd3c 0000 41");

  private static final int DATA_OFFSET = 46;

  private final SegmentDecoder dropping =
      new SegmentDecoder(DecodeOptions.DEFAULTS.withChecksums(ChecksumPolicy.DROP));
  private final SegmentDecoder ignoring = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();

  private DecodeOutcome dropping(byte[] frame) {
    return dropping.decode(Frames.packet(1, frame), segment);
  }

  @Test
  void passesRightChecksums() {
    assertEquals(DecodeOutcome.SEGMENT, dropping(FRAME));
  }

  @Test
  void dropsEveryChangeOfASingleBitThatLeavesTheLengthsAlone() {
    for (int at = 34; at < FRAME.length; at++) {
      if (at != DATA_OFFSET) {
        byte[] frame = FRAME.clone();
        frame[at] ^= 0x01;
        assertEquals(DecodeOutcome.BAD_CHECKSUM, dropping(frame), "byte " + at);
        assertEquals(
            DecodeOutcome.SEGMENT, ignoring.decode(Frames.packet(1, frame), segment), "byte " + at);
      }
    }
  }

  @Test
  void dropsAWrongIpv4Header() {
    byte[] frame = FRAME.clone();
    frame[22]--;

    assertEquals(DecodeOutcome.BAD_CHECKSUM, dropping(frame));
    assertEquals(1, dropping.statistics().packets(DecodeOutcome.BAD_CHECKSUM));
  }

  @Test
  void passesWhatIsNotThereWhole() {
    byte[] frame = FRAME.clone();
    frame[50] ^= 0x01;

    assertEquals(
        DecodeOutcome.SEGMENT,
        dropping.decode(Frames.packet(1, frame, frame.length - 1, frame.length), segment));
  }
}
