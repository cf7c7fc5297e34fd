package io.chunkscope.capture.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureFilesTest {
  private static final byte[] CAPTURE =
      new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
          .pcapHeader(0xa1b2c3d4L, 0, 1)
          .pcapRecord(1, 2, new byte[60], 60)
          .toArray();

  @TempDir Path directory;

  static Stream<Arguments> foreign() {
    String convert = "; convert it with: editcap -F pcapng IN OUT";
    String unpack = "; unpack it first";
    String decompress = "; decompress it first";
    String save = "; save the packets themselves as pcap or pcapng";
    return Stream.of(
        Arguments.of("snoop\0\0\0\0\0\0\2", "a snoop capture" + convert),
        Arguments.of("iptrace 2.0\0\0\0", "an AIX iptrace capture" + convert),
        Arguments.of("GMBU\3\2\1\0", "a Microsoft Network Monitor 2 capture" + convert),
        Arguments.of("TRSNIFF data    \u001a", "a Sniffer capture" + convert),
        Arguments.of("PK\3\4\24\0", "a ZIP archive" + unpack),
        Arguments.of("a".repeat(257) + "ustar\0", "a tar archive" + unpack),
        Arguments.of("BZh91AY&SY", "compressed with bzip2" + decompress),
        Arguments.of("\u00fd7zXZ\0\0", "compressed with xz" + decompress),
        Arguments.of("\2!L\u0018\1\2", "a legacy LZ4 frame" + decompress),
        Arguments.of("\u007fELF\2\1\1", "a program" + save),
        Arguments.of("%PDF-1.7\n\u0080", "a PDF document" + save),
        Arguments.of("{\"log\": {\"version\": \"1.2\"}}", "a HAR file" + save),
        Arguments.of(" \n[1, 2, 3]", "JSON text" + save),
        Arguments.of("<!DOCTYPE html><html>", "an HTML page" + save),
        Arguments.of("\u00ef\u00bb\u00bf<?xml version='1.0'?>", "XML text" + save),
        Arguments.of("12:00:01.000 IP a > b: Flags [S]\r\n", "text" + save));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void namesWhatIsNotACapture(String content, String what) {
    assertEquals("not a pcap or pcapng capture but " + what, refusal(content));
  }

  @Test
  void saysSoWhenNothingIsKnownOfTheBytes() {
    assertEquals(
        "not a pcap or pcapng capture: it begins with 01 f2 03 04; try: editcap -F pcapng IN OUT",
        refusal("\1\u00f2\3\4\5"));
    assertEquals(
        "not a pcap or pcapng capture: it begins with zeros; the file was not written out",
        refusal("\0\0\0\0\0\0"));
  }

  @Test
  void refusesWhatIsTooShort() {
    assertEquals("empty: no capture was written to it; capture again", refusal(""));
    assertEquals("too short for a capture: 3 bytes; capture again", refusal("\u00d4\u00c3\u00b2"));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void looksInsideCompressionForWhatIsNotACapture(Compression compression) throws Exception {
    byte[] text = CompressedCaptureTest.compress(compression, "<html>".getBytes(ISO_8859_1));
    byte[] nothing = CompressedCaptureTest.compress(compression, new byte[0]);

    assertEquals(
        "inside its "
            + compression.id()
            + " compression not a pcap or pcapng capture but an HTML page; save the packets"
            + " themselves as pcap or pcapng",
        refusal(text));
    assertEquals(
        "empty inside its " + compression.id() + " compression; capture again", refusal(nothing));
  }

  @Test
  void opensAFileWhateverItsName() throws Exception {
    Path file = Files.write(directory.resolve("holiday.jpg"), CAPTURE);
    try (PacketSource source = CaptureFiles.open(file)) {
      Reading reading = Reading.of(source);
      assertEquals(1, reading.seen().size());
      assertEquals(CAPTURE.length, source.consumedBytes());
    }
  }

  @Test
  void opensAFileInsideAnArchive() throws Exception {
    URI archive = URI.create("jar:" + directory.resolve("a.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path file = Files.write(zip.getPath("a.pcap"), CAPTURE);
      try (PacketSource source = CaptureFiles.open(file)) {
        assertEquals(1, Reading.of(source).seen().size());
      }
    }
  }

  @Test
  void explainsWhyAPathCannotBeRead() throws Exception {
    assertEquals("a directory; name the capture files in it", failure(directory));
    assertEquals("no such file; check the path", failure(directory.resolve("absent.pcap")));
  }

  @Test
  void explainsThatAFileMayNotBeRead() throws Exception {
    Path file = Files.write(directory.resolve("secret.pcap"), CAPTURE);
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertEquals("permission denied; make the file readable for this user", failure(file));
  }

  @Test
  void closesTheStreamWithTheSourceAndWhenOpeningFails() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    CaptureFiles.open(counting(CAPTURE, closed), "standard input").close();
    assertEquals(1, closed.get());
    assertThrows(
        CaptureFormatException.class,
        () -> CaptureFiles.open(counting(new byte[9], closed), "standard input"));
    assertEquals(2, closed.get());
  }

  @Test
  void handsOverNothingAfterClosing() throws Exception {
    PacketSource source = CaptureFiles.open(new ByteArrayInputStream(CAPTURE), "standard input");
    source.close();
    assertTrue(source.exhausted());
    assertEquals(0, source.poll(packet -> {}, 10));
  }

  @Test
  void callsAStreamByItsNameInMessages() throws Exception {
    ByteArrayInputStream cut = new ByteArrayInputStream(CAPTURE, 0, 50);
    try (PacketSource source = CaptureFiles.open(cut, "standard input")) {
      assertEquals(
          "standard input ends inside packet 1 at byte 24: 26 of 76 bytes are there",
          Reading.of(source).info().problem());
    }
  }

  private static ByteArrayInputStream counting(byte[] bytes, AtomicInteger closed) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private static String failure(Path path) {
    return assertThrows(IOException.class, () -> CaptureFiles.open(path)).getMessage();
  }

  private static String refusal(String content) {
    return refusal(content.getBytes(ISO_8859_1));
  }

  private static String refusal(byte[] content) {
    return assertThrows(CaptureFormatException.class, () -> Reading.of(content)).getMessage();
  }
}
