package io.chunkscope.capture.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngWriterTest {
  private static final long TIME_NS = 1_795_219_920_123_456_789L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static Packet packet(String text, int originalLength, long timeNs, int linkType) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.US_ASCII);
    return new Packet().wrap(bytes, 2, text.length(), originalLength, timeNs, 1, linkType);
  }

  private List<String> read() throws Exception {
    List<String> packets = new ArrayList<>();
    try (PacketSource source =
        CaptureFiles.open(new ByteArrayInputStream(out.toByteArray()), "test")) {
      while (!source.exhausted()) {
        source.poll(
            p ->
                packets.add(
                    new String(
                            p.buffer(), p.offset(), p.capturedLength(), StandardCharsets.US_ASCII)
                        + " of "
                        + p.originalLength()
                        + " at "
                        + p.timestampNs()
                        + " link "
                        + p.linkType()),
            100);
      }
      assertTrue(source.info().complete(), source.info().problem());
      assertEquals("pcapng", source.info().format());
    }
    return packets;
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    try (PcapngWriter writer = new PcapngWriter(out, "Test 1", "About the file")) {
      writer.packet(packet("abcd", 4, TIME_NS, 1), null);
      writer.packet(packet("x", 1500, TIME_NS + 1, 276), "Second");
      writer.packet(packet("", 60, 0, 1), "Third");
      writer.packet(packet("12345", 5, Long.MAX_VALUE, 276), null);
      writer.comment("Of none", TIME_NS);
      assertEquals(out.size(), writer.bytes());
    }
    assertEquals(
        List.of(
            "abcd of 4 at 1795219920123456789 link 1",
            "x of 1500 at 1795219920123456790 link 276",
            " of 60 at 0 link 1",
            "12345 of 5 at 9223372036854775807 link 276"),
        read());
  }

  @Test
  void blocksAreAsTheFormatDescribesThem() throws Exception {
    try (PcapngWriter writer = new PcapngWriter(out, "T", "é")) {
      writer.packet(packet("abcde", 9, 0x1122_3344_5566_7788L, 101), "c");
    }
    assertEquals(
        // Section header: magic, version, unknown length, comment, application, end of options.
        "0a0d0d0a30000000" // type and length
            + "4d3c2b1a01000000ffffffffffffffff"
            + "01000200c3a90000"
            + "0400010054000000"
            + "00000000"
            + "30000000"
            // Interface: link type, no snap length, nanoseconds.
            + "0100000020000000"
            + "6500000000000000"
            + "0900010009000000"
            + "00000000"
            + "20000000"
            // Packet: interface, stamp, lengths, data, comment.
            + "0600000034000000"
            + "00000000"
            + "4433221188776655"
            + "0500000009000000"
            + "6162636465000000"
            + "0100010063000000"
            + "00000000"
            + "34000000",
        HexFormat.of().formatHex(out.toByteArray()));
  }

  @Test
  void aCommentTooLongForItsOptionIsCutBetweenCharacters() throws Exception {
    try (PcapngWriter writer = new PcapngWriter(out, "T", null)) {
      writer.packet(packet("abc", 3, TIME_NS, 1), "x" + "é".repeat(40_000));
      writer.packet(packet("def", 3, TIME_NS, 1), null);
    }
    assertEquals(2, read().size());
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("x" + "é".repeat(32_767)));
    assertFalse(text.contains("é".repeat(32_768)));
  }

  @Test
  void aCommentWithoutAnyPacketMakesAFileThatCanBeRead() throws Exception {
    try (PcapngWriter writer = new PcapngWriter(out, "T", null)) {
      writer.comment("nothing was kept", TIME_NS);
    }
    assertEquals(List.of(), read());
  }
}
