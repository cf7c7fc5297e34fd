package io.chunkscope.verify.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureSearchTest {
  /** A capture without packets. */
  private static final byte[] CAPTURE =
      ByteBuffer.allocate(24)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(0xa1b2c3d4)
          .putShort((short) 2)
          .putShort((short) 4)
          .putInt(0)
          .putInt(0)
          .putInt(65_535)
          .putInt(1)
          .array();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "page.pcap, page, true",
    "page.PCAPNG, page, true",
    "page.pcap.gz, page, true",
    "page.ok.cap.zst, page.ok, true",
    "page.gz, page, false",
    "page, page, false",
    "page.flow, page.flow, false",
    "page.pcap1, page.pcap1, false",
    ".pcap, .pcap, false"
  })
  void theStemIsTheNameWithoutFormatAndCompression(String name, String stem, boolean capture) {
    assertEquals(stem, CaptureName.stem(name));
    assertEquals(capture, CaptureName.isCapture(name));
  }

  @Test
  void capturesAreKnownByContentNameOrVerdict() throws IOException {
    capture("deep/er/ring_00001");
    capture("deep/zipped.bin");
    Files.write(folder.resolve("deep/zipped.bin"), gzip(CAPTURE));
    text("broken.pcap");
    text("judged.txt");
    text("judged.txt.verdict");
    text("notes.txt");
    assertEquals(
        List.of(
            "broken.pcap -> broken.verdict",
            "deep/er/ring_00001 -> deep/er/ring_00001.verdict",
            "deep/zipped.bin -> deep/zipped.bin.verdict",
            "judged.txt -> judged.txt.verdict"),
        found(folder));
  }

  @Test
  void hiddenFilesAndFoldersArePassedOver() throws IOException {
    capture(".hidden.pcap");
    capture(".git/page.pcap");
    capture("page.pcap");
    assertEquals(List.of("page.pcap -> page.verdict"), found(folder));
  }

  @Test
  void linksToFoldersAreNotFollowedAndLinksToCapturesAre() throws IOException {
    capture("a/page.pcap");
    Files.createSymbolicLink(folder.resolve("a/round"), folder);
    Files.createSymbolicLink(folder.resolve("a/same.pcap"), folder.resolve("a/page.pcap"));
    assertEquals(
        List.of("a/page.pcap -> a/page.verdict", "a/same.pcap -> a/same.verdict"), found(folder));
  }

  @Test
  void capturesThatShareTheirNameHaveAVerdictEach() throws IOException {
    capture("page.pcap");
    capture("page.pcapng");
    text("page.verdict");
    CaptureSearch search = search(folder);
    assertEquals(
        List.of(
            "page.pcap -> page.pcap.verdict",
            "page.pcapng -> page.pcapng.verdict",
            "null -> page.verdict"),
        shown(search.items()));
    assertEquals(
        "page.pcap and page.pcapng share this name; their verdicts are page.pcap.verdict and"
            + " page.pcapng.verdict",
        search.items().get(2).note());
  }

  @Test
  void aCaptureNamedAloneHasTheSameVerdictAsInItsFolder() throws IOException {
    capture("page.pcap");
    capture("page.pcapng");
    capture("other.pcap");
    assertEquals(List.of("page.pcap -> page.pcap.verdict"), found(folder.resolve("page.pcap")));
    assertEquals(List.of("other.pcap -> other.verdict"), found(folder.resolve("other.pcap")));
  }

  @Test
  void aVerdictWithTheWholeNameIsPreferred() throws IOException {
    capture("page.pcap");
    text("page.pcap.verdict");
    assertEquals(List.of("page.pcap -> page.pcap.verdict"), found(folder));
  }

  @Test
  void noVerdictIsTakenForTwoCaptures() throws IOException {
    capture("page.pcap");
    capture("page.pcap.pcapng");
    text("page.pcap.verdict");
    assertEquals(
        List.of("page.pcap -> page.pcap.verdict", "page.pcap.pcapng -> page.pcap.pcapng.verdict"),
        found(folder));
  }

  @Test
  void aFileBesideACaptureOfItsNameIsNoCapture() throws IOException {
    capture("page.pcap");
    text("page");
    text("page.verdict");
    assertEquals(List.of("page.pcap -> page.verdict"), found(folder));
  }

  @Test
  void aVerdictWithoutACaptureIsAnOrphan() throws IOException {
    text("page.flow");
    text("page.verdict");
    assertEquals(List.of("null -> page.verdict"), found(folder));
  }

  @Test
  void nothingIsFoundTwice() throws IOException {
    capture("page.pcap");
    CaptureSearch search =
        search(folder, folder.resolve("page.pcap"), folder.resolve("./page.pcap"));
    assertEquals(1, search.items().size());
  }

  @Test
  void whatCannotBeLookedAtIsSaid() throws IOException {
    text("page.verdict");
    Files.createDirectory(folder.resolve("empty"));
    CaptureSearch search =
        search(
            folder.resolve("no-such.pcap"),
            folder.resolve("page.verdict"),
            folder.resolve("empty"));
    assertEquals(List.of(), search.items());
    assertEquals(3, search.problems().size(), search.problems()::toString);
    assertTrue(search.problems().get(0).endsWith("no-such.pcap: no such file; check the path"));
    assertTrue(search.problems().get(1).contains("name the capture"), search.problems().get(1));
    assertTrue(search.problems().get(2).contains("no capture"), search.problems().get(2));
  }

  private void capture(String name) throws IOException {
    write(name, CAPTURE);
  }

  private void text(String name) throws IOException {
    write(name, new byte[] {'x', '\n'});
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private List<String> found(Path... paths) {
    CaptureSearch search = search(paths);
    assertEquals(List.of(), search.problems());
    return shown(search.items());
  }

  private static CaptureSearch search(Path... paths) {
    CaptureSearch search = new CaptureSearch();
    for (Path path : paths) {
      search.add(path);
    }
    return search;
  }

  private List<String> shown(List<ReplayItem> items) {
    return items.stream()
        .map(item -> relative(item.capture()) + " -> " + relative(item.verdict()))
        .toList();
  }

  private String relative(Path path) {
    return path == null ? "null" : folder.relativize(path).toString();
  }
}
