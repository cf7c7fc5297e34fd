package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.PacketSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotateCommandTest {
  private static final Path CORPUS = Path.of("..", "samples", "corpus");
  private static final int ENHANCED_PACKET = 6;

  @TempDir private Path directory;

  @Test
  void aFindingIsACommentOfTheFrameThatDecides() throws Exception {
    Path file = write(new TestCapture().framed("/a").streamedUnframed("/page").bytes());
    Invocation run = annotate(file);
    assertEquals(0, run.status(), run.err());
    Map<Integer, List<String>> comments = comments(out());
    List<Map.Entry<Integer, List<String>>> errors =
        comments.entrySet().stream()
            .filter(at -> at.getValue().get(0).startsWith("error streamed-unframed: GET /page"))
            .toList();
    assertEquals(1, errors.size(), comments.toString());
    String text = errors.get(0).getValue().get(0);
    assertTrue(text.contains("See frames " + errors.get(0).getKey() + ", "), text);
    assertTrue(text.contains(" Fix: "), text);
  }

  static Stream<Path> captures() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String group : new String[] {"file", "link", "capture", "story"}) {
      try (Stream<Path> found = Files.list(CORPUS.resolve(group))) {
        found.filter(path -> path.getFileName().toString().contains(".pcap")).forEach(files::add);
      }
    }
    return files.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyPacketStaysAsItIs(Path capture) throws Exception {
    Invocation run = annotate(capture);
    assertEquals(0, run.status(), run.err());
    List<String> before = packets(capture);
    List<String> after = packets(out());
    if (run.err().contains("became enhanced")) {
      assertEquals(before.size(), after.size());
    } else {
      assertEquals(before, after);
    }
  }

  @Test
  void everyBlockOfAPcapngStaysAsItIs() throws Exception {
    try (Stream<Path> found = Files.list(CORPUS.resolve("file"))) {
      for (Path file : found.filter(path -> path.toString().endsWith(".pcapng")).toList()) {
        annotate(file);
        List<byte[]> before = blocks(Files.readAllBytes(file));
        List<byte[]> after = blocks(Files.readAllBytes(out()));
        assertEquals(before.size(), after.size(), file.toString());
        for (int i = 0; i < before.size(); i++) {
          byte[] old = before.get(i);
          byte[] copy = after.get(i);
          boolean commented = copy.length > old.length;
          if (commented || old[0] == 0x0a) {
            continue;
          }
          assertTrue(Arrays.equals(old, copy), file + " block " + i);
        }
      }
    }
  }

  @Test
  void theLengthOfTheFrameCheckSequenceStays() throws Exception {
    byte[] capture = new TestCapture().framed("/").bytes();
    annotate(write(capture));
    assertEquals(-1, frameCheckSequenceBits(out()), "nothing is stated");
    // The word of the link type: two units of 16 bits, and the bit that says so.
    capture[23] = (byte) (2 << 4 | 1 << 2);
    annotate(write(capture));
    assertEquals(32, frameCheckSequenceBits(out()));
    assertEquals(packets(directory.resolve("capture.pcap")), packets(out()));
    capture[23] = 1 << 2;
    annotate(write(capture));
    assertEquals(0, frameCheckSequenceBits(out()), "it is stated that there is none");
    capture[23] = 2 << 4;
    annotate(write(capture));
    assertEquals(-1, frameCheckSequenceBits(out()), "bits without meaning");
  }

  @Test
  void commentsThatAreThereStay() throws Exception {
    Path first = directory.resolve("first.pcapng");
    Path plain = write(new TestCapture().streamedUnframed("/page").bytes());
    Invocation.of("annotate", plain.toString(), "-o", first.toString());
    annotate(first);
    Map<Integer, List<String>> once = comments(first);
    Map<Integer, List<String>> twice = comments(out());
    assertFalse(once.isEmpty());
    assertEquals(once.keySet(), twice.keySet());
    once.forEach(
        (frame, texts) ->
            assertEquals(2 * texts.size(), twice.get(frame).size(), "frame " + frame));
    assertEquals(packets(first), packets(out()));
  }

  @Test
  void aCutCaptureIsCopiedAsFarAsItGoes() throws Exception {
    byte[] whole = new TestCapture().streamedUnframed("/page").bytes();
    Path file = write(Arrays.copyOf(whole, whole.length - 3));
    Invocation run = annotate(file);
    assertEquals(0, run.status());
    assertTrue(run.err().contains("warning: the file ends inside packet"), run.err());
    assertEquals(packets(file), packets(out()));
  }

  @Test
  void aDamagedCaptureIsCopiedAsFarAsItGoes() throws Exception {
    Path file = CORPUS.resolve("broken/pcapng-corrupt-block.pcapng");
    Invocation run = annotate(file);
    assertEquals(2, run.status());
    assertFalse(packets(out()).isEmpty());
  }

  @Test
  void whatIsNoCaptureMakesNoFile() throws Exception {
    Invocation run = annotate(CORPUS.resolve("broken/text.pcap"));
    assertEquals(2, run.status());
    assertFalse(Files.exists(out()));
  }

  @Test
  void theInputIsNeverOverwritten() throws Exception {
    byte[] capture = new TestCapture().framed("/").bytes();
    Path file = write(capture);
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    for (Path output : new Path[] {file, link}) {
      Invocation run = Invocation.of("annotate", file.toString(), "-o", output.toString());
      assertEquals(2, run.status());
      assertTrue(run.err().contains("would overwrite the capture"), run.err());
      assertTrue(Arrays.equals(capture, Files.readAllBytes(file)));
    }
  }

  @Test
  void standardInputIsRefusedInALine() {
    Invocation run = Invocation.of("annotate", "-", "-o", out().toString());
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("chunkscope: annotate reads the capture twice"), run.err());
  }

  @Test
  void hostileBytesStayHarmless() throws Exception {
    annotate(write(HostileCapture.bytes()));
    int quoted = 0;
    for (List<String> texts : comments(out()).values()) {
      for (String text : texts) {
        assertFalse(text.chars().anyMatch(HostileCapture::isDangerous), text);
        assertTrue(text.length() < 10_000);
        quoted += text.contains("\\x1b") ? 1 : 0;
      }
    }
    assertTrue(quoted > 0, "the wire is quoted");
  }

  private Path out() {
    return directory.resolve("out.pcapng");
  }

  private Invocation annotate(Path capture) throws IOException {
    Files.deleteIfExists(out());
    return Invocation.of("annotate", capture.toString(), "-o", out().toString());
  }

  private Path write(byte[] capture) throws IOException {
    Path file = directory.resolve("capture.pcap");
    Files.write(file, capture);
    return file;
  }

  private static List<String> packets(Path capture) throws Exception {
    List<String> packets = new ArrayList<>();
    try (PacketSource source = CaptureFiles.open(capture)) {
      while (!source.exhausted()) {
        source.poll(
            packet ->
                packets.add(
                    packet.frameNumber()
                        + " at "
                        + packet.timestampNs()
                        + " link "
                        + packet.linkType()
                        + " of "
                        + packet.originalLength()
                        + " "
                        + new String(
                            packet.buffer(),
                            packet.offset(),
                            packet.capturedLength(),
                            StandardCharsets.ISO_8859_1)),
            1000);
      }
    } catch (io.chunkscope.capture.source.CaptureFormatException e) {
      packets.add("damaged");
    }
    packets.remove("damaged");
    return packets;
  }

  private static ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Read here without the program's reader. */
  private static List<byte[]> blocks(byte[] file) {
    List<byte[]> blocks = new ArrayList<>();
    int at = 0;
    while (at + 12 <= file.length) {
      if (ByteBuffer.wrap(file).getInt(at) == 0x0a0d0d0a) {
        order =
            ByteBuffer.wrap(file).getInt(at + 8) == 0x1a2b3c4d
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
      }
      int length = ByteBuffer.wrap(file).order(order).getInt(at + 4);
      assertEquals(length, ByteBuffer.wrap(file).order(order).getInt(at + length - 4));
      blocks.add(Arrays.copyOfRange(file, at, at + length));
      at += length;
    }
    assertEquals(file.length, at);
    return blocks;
  }

  /** The option if_fcslen of the only interface, or -1 without it. */
  private static int frameCheckSequenceBits(Path pcapng) throws IOException {
    byte[] bytes = blocks(Files.readAllBytes(pcapng)).get(1);
    ByteBuffer block = ByteBuffer.wrap(bytes).order(order);
    assertEquals(1, block.getInt(0), "an interface description");
    for (int at = 16; at < bytes.length - 4 && block.getShort(at) != 0; ) {
      int length = block.getShort(at + 2);
      if (block.getShort(at) == 13) {
        assertEquals(1, length);
        return bytes[at + 4] & 0xff;
      }
      at += 4 + (length + 3 & ~3);
    }
    return -1;
  }

  static Map<Integer, List<String>> comments(Path pcapng) throws IOException {
    Map<Integer, List<String>> comments = new HashMap<>();
    int frame = 0;
    for (byte[] bytes : blocks(Files.readAllBytes(pcapng))) {
      ByteBuffer block = ByteBuffer.wrap(bytes).order(order);
      if (block.getInt(0) != ENHANCED_PACKET) {
        continue;
      }
      frame++;
      int at = 28 + (block.getInt(20) + 3 & ~3);
      while (at < bytes.length - 4 && block.getShort(at) != 0) {
        int length = block.getShort(at + 2) & 0xffff;
        if (block.getShort(at) == 1) {
          comments
              .computeIfAbsent(frame, key -> new ArrayList<>())
              .add(new String(bytes, at + 4, length, StandardCharsets.UTF_8));
        }
        at += 4 + (length + 3 & ~3);
      }
    }
    return comments;
  }
}
