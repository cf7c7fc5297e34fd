package io.chunkscope.samples.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.samples.flow.Flow;
import io.chunkscope.samples.flow.FlowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.TcpPacket;

/** Recorded packets, read back by pcap4j's parsers. */
class FlowRecorderTest {
  private static final long CLIENT_ISN = 100;
  private static final long SERVER_ISN = 5000;

  @Test
  void handshakeRequestAndResponseAcknowledgeEachOther() {
    assertEquals(
        List.of(
            "> S 0 0",
            "< SA 0 1",
            "> A 1 1",
            "> PA 1 1 ping",
            "< A 1 5",
            "< PA 1 5 pong!",
            "> A 5 6",
            "> FA 5 6",
            "< A 6 6",
            "< FA 6 6",
            "> A 6 7"),
        record("open\n> ping\n< pong!\nfin client"));
  }

  @Test
  void clientAnswersARoundTripLaterAndTheServerAtOnce() {
    List<CapturedPacket> packets = packets("rtt 30ms\nopen\n> ping\n< pong");
    List<Long> sinceFirstUs = new ArrayList<>();
    packets.forEach(p -> sinceFirstUs.add((p.timeNs() - packets.get(0).timeNs()) / 1000));
    assertEquals(List.of(0L, 30L, 30030L, 30045L, 30175L, 30845L, 60945L), sinceFirstUs);
  }

  @Test
  void waitIsTheTimeBetweenTwoStepsWhateverIsAcknowledgedBetween() {
    List<CapturedPacket> packets = packets("open\n> ping\nwait 250ms\n< pong");
    assertEquals(250_000_000L, packets.get(5).timeNs() - packets.get(3).timeNs());
  }

  @Test
  void lostSegmentIsAcknowledgedAndNotCaptured() {
    assertEquals(
        List.of("< PA 1 5 abc", "< PA 7 5 ghi", "> A 5 7", "> A 5 10"),
        afterRequest("< abc\nlose\n< def\n\n< ghi"));
  }

  @Test
  void droppedSegmentBringsDuplicateAcknowledgementsUntilItIsSentAgain() {
    assertEquals(
        List.of("< PA 1 5 abc", "< PA 7 5 ghi", "> A 5 4", "< PA 4 5 def", "> A 5 10"),
        afterRequest("< abc\ndrop-before\n< def\n\n< ghi\nwait 200ms\nretransmit server"));
  }

  @Test
  void swappedSegmentsKeepTheirNumbersAndPassInTurn() {
    assertEquals(
        List.of("< PA 4 5 def", "< PA 1 5 abc", "> A 5 7"), afterRequest("swap\n< abc\n\n< def"));
  }

  @Test
  void duplicateIsCapturedTwice() {
    assertEquals(
        List.of("< PA 1 5 abc", "< PA 1 5 abc", "> A 5 4"), afterRequest("duplicate\n< abc"));
  }

  @Test
  void overlapRepeatsWhatWasSent() {
    assertEquals(
        List.of("< PA 1 5 abc", "< PA 2 5 bcdef", "> A 5 7"),
        afterRequest("< abc\noverlap 2\n< def"));
  }

  @Test
  void acknowledgementFirstPassesBeforeItsData() {
    assertEquals(List.of("> A 5 4", "< PA 1 5 abc"), afterRequest("ack-first\n< abc"));
  }

  @Test
  void blocksAreCutToSegmentsAndOnlyTheLastOnePushes() {
    assertEquals(
        List.of("< A 1 5 ab", "< A 3 5 cd", "< PA 5 5 e", "> A 5 5", "> A 5 6"),
        afterRequest("cut 2\n< abcde"));
  }

  @Test
  void finWithDataTakesOneMoreSequenceNumber() {
    assertEquals(
        List.of("< FPA 1 5 abc", "> A 5 5", "> FA 5 5", "< A 5 6"),
        afterRequest("fin-with-data\n< abc\nfin client"));
  }

  @Test
  void keepAliveProbeLiesBelowTheNextNumberAndIsAnswered() {
    assertEquals(
        List.of("< PA 1 5 abc", "> A 5 4", "< A 3 5", "> A 5 4"),
        afterRequest("< abc\nwait 1s\nkeepalive-probe server"));
  }

  @Test
  void sequenceNumbersWrap() {
    List<CapturedPacket> packets =
        FlowRecorder.packets(Flow.parse("# wrap\nisn client 4294967295\nopen\n> ping\n< pong"));
    assertEquals(0xffff_ffff, tcp(packets.get(0)).getHeader().getSequenceNumber());
    assertEquals(0, tcp(packets.get(3)).getHeader().getSequenceNumber());
    assertEquals(4, tcp(packets.get(5)).getHeader().getAcknowledgmentNumber());
  }

  @Test
  void checksumsAreRightUnlessAskedToBeWrong() {
    List<CapturedPacket> packets = packets("open\n> ping\nchecksum bad\n< pong");
    for (CapturedPacket packet : packets) {
      IpV4Packet ip = ip(packet);
      assertTrue(ip.getHeader().hasValidChecksum(false));
      boolean valid =
          tcp(packet)
              .hasValidChecksum(ip.getHeader().getSrcAddr(), ip.getHeader().getDstAddr(), false);
      assertEquals(packets.indexOf(packet) < 4, valid, () -> "frame " + packets.indexOf(packet));
    }
  }

  @Test
  void snapLengthKeepsTheOriginalLength() {
    CapturedPacket response = packets("snaplen 96\nopen\n> ping\n< *1000 x").get(5);
    assertEquals(96, response.bytes().length);
    assertEquals(14 + 20 + 20 + 1000, response.originalLength());
  }

  @Test
  void windowsAreScaledExceptInTheSyn() {
    List<CapturedPacket> packets = packets("open wscale=3\nwait 1ms\nwindow client 8000");
    assertEquals(64_240, tcp(packets.get(0)).getHeader().getWindowAsInt());
    assertEquals(1000, tcp(packets.get(3)).getHeader().getWindowAsInt());
  }

  @Test
  void impossibleStepIsNamedWithItsLine() {
    FlowException e = assertThrows(FlowException.class, () -> record("\n> ping"));
    assertTrue(e.getMessage().contains("not open"), e.getMessage());
    assertEquals(5, e.line());
    assertThrows(FlowException.class, () -> record("open\nfin client\n> ping"));
    assertThrows(FlowException.class, () -> record("open\nlink carrier-pigeon"));
    assertThrows(FlowException.class, () -> record("open\noverlap 5\n> ping"));
  }

  private static List<String> afterRequest(String steps) {
    List<String> lines = record("open\n> ping\n" + steps);
    return lines.subList(5, lines.size());
  }

  /** Each packet as: sender, flags, relative sequence and acknowledgement numbers, payload. */
  private static List<String> record(String steps) {
    List<String> lines = new ArrayList<>();
    for (CapturedPacket packet : packets(steps)) {
      TcpPacket tcp = tcp(packet);
      TcpPacket.TcpHeader header = tcp.getHeader();
      boolean client = header.getDstPort().valueAsInt() == 80;
      long sent = client ? CLIENT_ISN : SERVER_ISN;
      long received = client ? SERVER_ISN : CLIENT_ISN;
      String flags =
          (header.getFin() ? "F" : "")
              + (header.getSyn() ? "S" : "")
              + (header.getRst() ? "R" : "")
              + (header.getPsh() ? "P" : "")
              + (header.getAck() ? "A" : "");
      lines.add(
          (client ? "> " : "< ")
              + flags
              + " "
              + (header.getSequenceNumber() - sent)
              + " "
              + (header.getAck() ? header.getAcknowledgmentNumber() - received : 0)
              + payload(tcp));
    }
    return lines;
  }

  private static String payload(TcpPacket tcp) {
    return tcp.getPayload() == null
        ? ""
        : " " + new String(tcp.getPayload().getRawData(), StandardCharsets.ISO_8859_1);
  }

  private static List<CapturedPacket> packets(String steps) {
    return FlowRecorder.packets(
        Flow.parse(
            "# why\nisn client " + CLIENT_ISN + "\nisn server " + SERVER_ISN + "\n" + steps));
  }

  private static IpV4Packet ip(CapturedPacket packet) {
    try {
      return EthernetPacket.newPacket(packet.bytes(), 0, packet.bytes().length)
          .get(IpV4Packet.class);
    } catch (org.pcap4j.packet.IllegalRawDataException e) {
      throw new AssertionError(e);
    }
  }

  private static TcpPacket tcp(CapturedPacket packet) {
    return ip(packet).get(TcpPacket.class);
  }
}
