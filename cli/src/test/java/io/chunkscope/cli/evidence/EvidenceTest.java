package io.chunkscope.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long START_NS = 1_795_219_920L * SECOND_NS; // 2026-11-21T00:12:00Z
  private static final EvidenceOptions SMALL =
      new EvidenceOptions("Test", Severity.WARNING, 64_000, 8_000, 40_000, SECOND_NS, 1 << 20, 5);

  @TempDir private Path parent;

  private long frame;

  private Path directory() {
    return parent.resolve("kept/here");
  }

  private void packets(PacketTap.Connection connection, int count, int length) {
    for (int i = 0; i < count; i++) {
      frame++;
      byte[] bytes = ("frame " + frame + " ").getBytes(StandardCharsets.US_ASCII);
      byte[] padded = new byte[Math.max(length, bytes.length)];
      System.arraycopy(bytes, 0, padded, 0, bytes.length);
      connection.onPacket(
          new Packet().wrap(padded, 0, padded.length, padded.length, nowNs(), frame, 1));
    }
  }

  private long nowNs() {
    return START_NS + frame * 1_000_000;
  }

  private static Finding finding(long connection, String rule, Severity severity, Long... frames) {
    return new Finding(
        new RuleInfo(rule, "delivery", Severity.WARNING, Party.SERVER, "RFC", "s", "e"),
        severity,
        Confidence.HIGH,
        Party.SERVER,
        connection,
        0,
        null,
        Endpoint.of(new byte[] {0x20, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 80),
        "/../\u001b",
        List.of(frames),
        START_NS,
        "Said \u001b[31m <" + rule + "> with " + List.of(frames) + ".",
        "fix",
        "RFC",
        "tcp.stream");
  }

  private static Finding finding(long connection, Long... frames) {
    return finding(connection, "late", Severity.WARNING, frames);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.sorted().toList();
    }
  }

  private static List<Long> frames(Path file) throws Exception {
    List<Long> frames = new ArrayList<>();
    try (PacketSource source = CaptureFiles.open(file)) {
      while (!source.exhausted()) {
        source.poll(
            packet -> {
              String text =
                  new String(
                      packet.buffer(),
                      packet.offset(),
                      packet.capturedLength(),
                      StandardCharsets.US_ASCII);
              frames.add(Long.valueOf(text.split(" ", 3)[1]));
            },
            100);
      }
      assertTrue(source.info().complete());
    }
    return frames;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void packetsBeforeAndAfterAFindingAreWrittenWithItsComment() throws Exception {
    Evidence evidence = new Evidence(directory(), EvidenceOptions.DEFAULTS);
    PacketTap.Connection connection = evidence.onConnection(12);
    packets(connection, 4, 60);
    evidence.onFinding(finding(12, 3L));
    packets(connection, 2, 60);
    evidence.onFinding(finding(12, "other-rule", Severity.ERROR, 6L));
    assertEquals(List.of(), files());
    connection.onClose();

    Path file = files().get(0);
    assertEquals(
        "20261121T001200.000000000Z_late_2001-1-80_connection-12.pcapng",
        file.getFileName().toString());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), frames(file));
    String text = text(file);
    String comment = "warning late: Said \\x1b[31m <late> with [3].";
    int packet = text.indexOf("frame 3");
    int at = text.indexOf(comment, packet);
    assertTrue(at > packet && at < text.indexOf("frame 4"), text);
    int last = text.indexOf("error other-rule: ");
    assertTrue(last > text.indexOf("frame 6"), text);
    assertFalse(text.contains("missing"), text);
    assertEquals(1, evidence.files());
    assertEquals(0, evidence.failures());
  }

  @Test
  void otherConnectionsAndMilderFindingsMakeNoFile() throws Exception {
    Evidence evidence = new Evidence(directory(), EvidenceOptions.DEFAULTS);
    PacketTap.Connection quiet = evidence.onConnection(1);
    PacketTap.Connection mild = evidence.onConnection(2);
    packets(quiet, 3, 60);
    packets(mild, 3, 60);
    evidence.onFinding(finding(2, "late", Severity.NOTICE, 4L));
    evidence.onFinding(finding(Finding.NONE));
    quiet.onClose();
    mild.onClose();
    evidence.onFinding(finding(1, 1L));
    assertEquals(List.of(), files());
    assertEquals(0, evidence.files());
  }

  @Test
  void packetsThatDidNotFitAreCountedInTheFile() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 20, 900);
    evidence.onFinding(finding(1, 2L));
    connection.onClose();
    Path file = files().get(0);
    List<Long> frames = frames(file);
    assertEquals(20L, frames.get(frames.size() - 1));
    int missing = 20 - frames.size();
    assertTrue(missing > 10, frames.toString());
    String text = text(file);
    assertTrue(text.contains(missing + " earlier packets are missing"), text);
    // The deciding frame is gone: the first packet there is says it.
    int at = text.lastIndexOf("warning late:");
    assertTrue(at > text.indexOf("frame " + frames.get(0)) && at < text.indexOf("frame 20"));
  }

  @Test
  void afterAFindingNothingIsDroppedUntilTheFileIsLargeEnough() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 2, 900);
    evidence.onFinding(finding(1, 2L));
    packets(connection, 100, 900);
    connection.onClose();
    assertEquals(1, files().size());
    List<Long> frames = frames(files().get(0));
    assertEquals(1L, frames.get(0));
    assertEquals(frames.size(), frames.get(frames.size() - 1));
    long size = Files.size(files().get(0));
    assertTrue(size > 30_000 && size < 50_000, "size " + size);
  }

  @Test
  void aLaterFindingOfTheSameConnectionBeginsAnotherFile() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 2, 60);
    evidence.onFinding(finding(1, 2L));
    evidence.onTime(nowNs() + SECOND_NS);
    assertEquals(List.of(), files());
    evidence.onTime(nowNs() + SECOND_NS + 1);
    assertEquals(1, files().size());
    packets(connection, 1, 60);
    evidence.onFinding(finding(1, "later", Severity.ERROR, 3L));
    connection.onClose();
    assertEquals(2, files().size());
    assertEquals(List.of(1L, 2L), frames(files().get(0)));
    assertEquals(List.of(3L), frames(files().get(1)));
    assertTrue(text(files().get(1)).contains("Packets before these are in an earlier file."));
  }

  @Test
  void aFindingWhosePacketsAreWrittenIsSaidAllTheSame() throws Exception {
    EvidenceOptions oneBlock =
        new EvidenceOptions("T", Severity.WARNING, 2_048, 1_024, 40_000, SECOND_NS, 1 << 20, 5);
    Evidence evidence = new Evidence(directory(), oneBlock);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 1, 900);
    evidence.onFinding(finding(1, 1L));
    PacketTap.Connection other = evidence.onConnection(2);
    packets(other, 1, 900);
    PacketTap.Connection third = evidence.onConnection(3);
    packets(third, 1, 900);
    evidence.onFinding(finding(1, "too-late", Severity.ERROR, 1L));
    connection.onClose();
    assertEquals(List.of(1L), frames(files().get(0)));
    assertTrue(text(files().get(0)).contains("error too-late:"));
  }

  @Test
  void theOldestFilesMakeRoomAndOthersAreLeftAlone() throws Exception {
    Files.createDirectories(directory());
    Files.write(directory().resolve("mine.pcapng"), new byte[500_000]);
    Path stale = directory().resolve("20261121T001200.000000000Z_late_connection-9.pcapng.part");
    Files.write(stale, new byte[10]);
    EvidenceOptions options =
        new EvidenceOptions("T", Severity.WARNING, 64_000, 8_000, 40_000, SECOND_NS, 240_000, 100);
    Evidence evidence = new Evidence(directory(), options);
    assertFalse(Files.exists(stale));
    for (int id = 100; id < 160; id++) {
      PacketTap.Connection connection = evidence.onConnection(id);
      packets(connection, 6, 900);
      evidence.onFinding(finding(id, frame));
      connection.onClose();
    }
    List<Path> files = files();
    long bytes = 0;
    for (Path file : files) {
      bytes += file.endsWith("mine.pcapng") ? 0 : Files.size(file);
    }
    assertTrue(bytes <= 240_000, "bytes " + bytes);
    assertTrue(Files.exists(directory().resolve("mine.pcapng")));
    assertTrue(files.toString().contains("connection-159"), files.toString());
    assertEquals(60 - (files.size() - 1), evidence.removed());
    // Another run goes by what is there.
    Evidence next = new Evidence(directory(), options);
    PacketTap.Connection connection = next.onConnection(1);
    packets(connection, 6, 900);
    next.onFinding(finding(1, frame));
    connection.onClose();
    assertTrue(files().size() <= files.size() + 1);
    assertTrue(next.removed() <= 2);
  }

  @Test
  void alikeFindingsMakeSoManyFilesAMinute() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    for (int id = 0; id < 8; id++) {
      PacketTap.Connection connection = evidence.onConnection(id);
      packets(connection, 1, 60);
      evidence.onFinding(finding(id, frame));
      connection.onClose();
    }
    assertEquals(5, evidence.files());
    assertEquals(3, evidence.alike());
    PacketTap.Connection connection = evidence.onConnection(8);
    packets(connection, 1, 60);
    evidence.onFinding(finding(8, "another", Severity.ERROR, frame));
    connection.onClose();
    assertEquals(6, evidence.files());
    frame += 60_000;
    PacketTap.Connection later = evidence.onConnection(9);
    packets(later, 1, 60);
    evidence.onFinding(finding(9, frame));
    later.onClose();
    assertEquals(7, evidence.files());
  }

  @Test
  void aFileThatCannotBeWrittenIsCounted() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 2, 60);
    Files.delete(directory());
    evidence.onFinding(finding(1, 2L));
    packets(connection, 30, 900);
    connection.onClose();
    assertEquals(0, evidence.files());
    assertEquals(1, evidence.failures());
    assertNotNull(evidence.firstFailure());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerMayReadThem() throws Exception {
    Evidence evidence = new Evidence(directory(), SMALL);
    PacketTap.Connection connection = evidence.onConnection(1);
    packets(connection, 1, 60);
    evidence.onFinding(finding(1, 1L));
    connection.onClose();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))));
  }
}
