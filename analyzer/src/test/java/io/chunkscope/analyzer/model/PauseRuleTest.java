package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.FakeTransport;
import io.chunkscope.analyzer.model.PauseRule.Cause;
import io.chunkscope.capture.stream.Backlog;
import io.chunkscope.capture.stream.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PauseRuleTest {
  private static final long MS = 1_000_000;
  private static final long END_NS = 10_000 * MS;
  private static final int SERVER = Direction.SERVER_TO_CLIENT.ordinal();
  private static final int CLIENT = Direction.CLIENT_TO_SERVER.ordinal();

  private final FakeTransport tcp = new FakeTransport();

  @BeforeEach
  void aRoundTripOf40MsCapturedBesideTheServer() {
    tcp.rttNs = 40 * MS;
    tcp.senderRttNs = 0;
    tcp.packets[SERVER] = 1;
    tcp.packets[CLIENT] = 1;
  }

  private Cause pauseOf(long milliseconds) {
    return new PauseRule(20 * MS, 2)
        .causeOf(tcp, Direction.SERVER_TO_CLIENT, milliseconds * MS, END_NS);
  }

  @Test
  void isNobodysUpToTwoRoundTrips() {
    assertEquals(Cause.NONE, pauseOf(80));
    assertEquals(Cause.SENDER, pauseOf(81));
  }

  @Test
  void isTheNetworksWhenARetransmissionEndsIt() {
    tcp.recovering = true;
    assertEquals(Cause.LOSS, pauseOf(300));
    tcp.recovering = false;
    tcp.retransmittedNs = END_NS - 41 * MS;
    assertEquals(Cause.LOSS, pauseOf(300));
  }

  @Test
  void isTheSendersWhenWhatFollowedARetransmissionIsAPauseByItself() {
    tcp.retransmittedNs = END_NS - 100 * MS;
    assertEquals(Cause.UNKNOWN, pauseOf(300));
    tcp.retransmittedNs = END_NS - 130 * MS;
    assertEquals(Cause.SENDER, pauseOf(300));
  }

  @Test
  void isTheReceiversWindowWhenItWasShut() {
    tcp.windowShut = true;
    assertEquals(Cause.WINDOW, pauseOf(300));
    tcp.windowShut = false;
    tcp.windowOpenedNs = END_NS - MS;
    assertEquals(Cause.WINDOW, pauseOf(300));
  }

  @Test
  void endsWithAnAcknowledgementAtOnceBesideTheSender() {
    tcp.acknowledgedNs[SERVER] = END_NS - 2 * MS;
    assertEquals(Cause.ACKNOWLEDGEMENT, pauseOf(300));
    tcp.acknowledgedNs[SERVER] = END_NS - 30 * MS;
    assertEquals(Cause.SENDER, pauseOf(300));
  }

  @Test
  void endsARoundTripAfterTheAcknowledgementBesideTheReceiver() {
    tcp.senderRttNs = 40 * MS;
    tcp.acknowledgedNs[SERVER] = END_NS - 41 * MS;
    assertEquals(Cause.ACKNOWLEDGEMENT, pauseOf(300));
    tcp.acknowledgedNs[SERVER] = END_NS - 70 * MS;
    assertEquals(Cause.SENDER, pauseOf(300));
  }

  @Test
  void isThePathsWhenTheSenderHadMoreToSend() {
    tcp.backlog = Backlog.CERTAIN;
    assertEquals(Cause.PATH, pauseOf(300));
    tcp.backlog = Backlog.POSSIBLE;
    assertEquals(Cause.UNKNOWN, pauseOf(300));
  }

  @Test
  void asksNothingOfAReceiverThatWasNotCaptured() {
    tcp.packets[CLIENT] = 0;
    tcp.acknowledgedNs[SERVER] = END_NS;
    assertEquals(Cause.SENDER, pauseOf(300));
    tcp.backlog = Backlog.CERTAIN;
    assertEquals(Cause.PATH, pauseOf(300));
  }

  private boolean isStall(long pauseMs, long acknowledgedAfterMs) {
    tcp.acknowledgedNs[SERVER] = END_NS - (pauseMs - acknowledgedAfterMs) * MS;
    return PauseRule.isDelayedAckStall(tcp, Direction.SERVER_TO_CLIENT, pauseMs * MS, END_NS);
  }

  @Test
  void isADelayedAcknowledgementsWhenThatItselfCameLate() {
    assertTrue(isStall(80, 80));
    assertTrue(isStall(240, 239));
    assertFalse(isStall(80, 1));
    assertFalse(isStall(240, 100));
    assertFalse(isStall(140, 140));
    tcp.rttNs = HttpMessage.UNKNOWN;
    assertTrue(isStall(40, 40));
    assertFalse(isStall(40, 0));
  }
}
