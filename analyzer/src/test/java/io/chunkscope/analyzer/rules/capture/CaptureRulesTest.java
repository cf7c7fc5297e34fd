package io.chunkscope.analyzer.rules.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.GapCause;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureRulesTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String HEAD = "HTTP/1.1 200 OK\nContent-Length: 10\n\n";
  private static final List<String> RULES =
      List.of(
          "capture-gap",
          "capture-truncated",
          "capture-midstream",
          "capture-one-sided",
          "conflicting-retransmission",
          "clock-backwards",
          "offloaded-segments",
          "capture-incomplete");

  private static Conversation whole() {
    return new Conversation().client(GET).server(HEAD + "0123456789");
  }

  private static Conversation onlyFinds(String rule, Conversation conversation) {
    for (String other : RULES) {
      if (!other.equals(rule)) {
        conversation.isSilent(other);
      }
    }
    return conversation;
  }

  @Test
  void findsNothingInAWholeCapture() {
    onlyFinds("", whole());
  }

  @Test
  void countsWhatIsMissing() {
    Conversation conversation =
        new Conversation()
            .client(GET)
            .server(HEAD + "01")
            .serverGap(4, GapCause.NOT_CAPTURED)
            .server("67")
            .serverGap(2, GapCause.NEVER_FILLED);
    Finding finding = onlyFinds("capture-gap", conversation).finds("capture-gap");

    assertEquals(
        "The capture lacks 6 bytes of this connection, in 2 holes; the first is of 4 bytes sent by"
            + " the server.",
        finding.summary());
    assertEquals(Severity.INFO, finding.severity());
    assertEquals(Party.CAPTURE, finding.party());
  }

  @Test
  void tellsTheSnapLengthFromLoss() {
    Conversation conversation =
        new Conversation().client(GET).server(HEAD + "01").serverGap(8, GapCause.SNAPLEN);
    Finding finding = onlyFinds("capture-truncated", conversation).finds("capture-truncated");

    assertTrue(finding.summary().contains("8 bytes cut off by the snap length"));
  }

  @Test
  void saysThatAConnectionWasOpenAlready() {
    onlyFinds(
            "capture-midstream",
            new Conversation().midstream().client(GET).server(HEAD + "0123456789"))
        .finds("capture-midstream");
  }

  @Test
  void saysThatOneDirectionIsMissing() {
    Finding finding =
        onlyFinds("capture-one-sided", new Conversation().oneSided().client(GET).client(GET))
            .finds("capture-one-sided");

    assertTrue(finding.summary().endsWith("what the server said is not in the capture."));
  }

  @Test
  void warnsOfBytesSentTwiceWithDifferentContent() {
    Finding finding =
        onlyFinds("conflicting-retransmission", whole().serverConflict(4))
            .finds("conflicting-retransmission");

    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(List.of(6L, 1L), finding.frames());
  }

  @Test
  void saysThatSegmentsAreLongerThanOnTheWire() {
    onlyFinds("offloaded-segments", whole().offloaded(2)).finds("offloaded-segments");
  }

  @Test
  void saysThatStampsRunBackwards() {
    Finding finding =
        onlyFinds(
                "clock-backwards",
                whole().capture(new CaptureFacts(true, null, 9, 1, 2, 7, 20_000_000, 0)))
            .finds("clock-backwards");

    assertEquals(
        "2 packets are stamped earlier than the packet before, by up to 20 ms.", finding.summary());
    assertEquals(List.of(7L), finding.frames());
  }

  @Test
  void saysThatTheFileIsCutShort() {
    Finding finding =
        onlyFinds(
                "capture-incomplete",
                whole()
                    .capture(new CaptureFacts(false, "it ends inside a record", 9, 1, 0, 0, 0, 0)))
            .finds("capture-incomplete");

    assertEquals(
        "The capture could be read only as far as packet 9: it ends inside a record.",
        finding.summary());
  }

  @Test
  void saysThatPacketsWereDroppedAndBlamesNobodyForThem() {
    Finding finding =
        onlyFinds(
                "capture-incomplete",
                whole().capture(new CaptureFacts(false, "dropped", 9, 1, 0, 0, 0, 1_200)))
            .finds("capture-incomplete");

    assertEquals(
        "1,200 packets were dropped before they could be read, beside 9 that were read.",
        finding.summary());
    assertEquals(Party.CAPTURE, finding.party());
  }
}
