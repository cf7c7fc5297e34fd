package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same addresses and ports again, where the capture lacks how the new conversation began. */
class PortReuseTest {
  private static final String ENDED =
      """
      c "GET /one"
      s "HTTP/1.1 1"
      c fin
      s fin
      c
      """;

  private static final String DELIVERED =
      """
      c>s data 0..8 "GET /one" f4
      s>c data 0..10 "HTTP/1.1 1" f5
      """;

  @Test
  void beginsWithTheSynAckWhereTheSynWasLost() {
    Replay.established(
            ENDED
                + """
                c isn=90000 syn lost
                s isn=3000000 syn ack
                c
                c "GET /two"
                s "HTTP/1.1 2"
                """)
        .delivers(
            DELIVERED
                + """
                #1 c>s data 0..8 "GET /two" f11
                #1 s>c data 0..10 "HTTP/1.1 2" f12
                """);
  }

  @Test
  void beginsWithTheSynAckWhereOnlyTheServersSideWasCaptured() {
    Replay.of(
            """
            c syn lost
            s syn ack
            c lost
            s "HTTP/1.1 1" fin
            c fin lost
            s
            c isn=90000 syn lost
            s isn=3000000 syn ack
            s "HTTP/1.1 2" fin
            """)
        .delivers(
            """
            s>c data 0..10 "HTTP/1.1 1" f2
            #1 s>c data 0..10 "HTTP/1.1 2" f5
            """);
  }

  @Test
  void takesTheOldSynAckForALateOne() {
    Replay replay = Replay.established(ENDED + "s syn ack ack=0\n");
    replay.delivers(DELIVERED);
    assertEquals(1, replay.statistics().connections());
    assertEquals(1, replay.statistics().lateSegments());
  }

  @Test
  void takesAnotherAnswerToTheOldSynForALateOne() {
    Replay replay = Replay.established(ENDED + "s isn=7000 syn ack ack=0\n");
    assertEquals(1, replay.statistics().connections());
  }

  @Test
  void beginsWithARequestThatTheEndedConnectionCannotHaveSent() {
    Replay.established(
            ENDED
                + """
                c isn=90000000 syn lost
                s isn=30000000 syn ack lost
                c lost
                c "GET /two"
                s "HTTP/1.1 2"
                """)
        .delivers(
            DELIVERED
                + """
                #1 c>s data 0..8 "GET /two" f9
                #1 s>c data 0..10 "HTTP/1.1 2" f10
                """);
  }

  @Test
  void beginsWithAResponseThatTheEndedConnectionCannotHaveSent() {
    Replay.established(ENDED + "s isn=-2000000 \"HTTP/1.1 2\"\n")
        .delivers(DELIVERED + "#1 s>c data 0..10 \"HTTP/1.1 2\" f9\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c at=0 \"GET /one\"",
        "c at=60000 \"GET /two\"",
        "c at=-1000000 \"GET /two\"",
        "c at=90000000 \"something\"",
        "c at=90000000"
      })
  void takesForLateWhatTheEndedConnectionMayHaveSentAndWhatIsNoMessage(String line) {
    Replay replay = Replay.established(ENDED + line + "\n");
    replay.delivers(DELIVERED);
    assertEquals(1, replay.statistics().connections());
    assertEquals(1, replay.statistics().lateSegments());
  }

  @Test
  void endsAnUnfinishedConnectionWithTheSynAckOfAnother() {
    Replay.established(
            """
            c "one"
            c isn=90000 syn lost
            s isn=3000000 syn ack
            c "two"
            """)
        .gives(
            """
            c>s data 0..3 "one" f4
            c>s end REUSED f4
            s>c end REUSED f4
            close REUSED f4
            #1 c>s data 0..3 "two" f6
            #1 c>s end CAPTURE_END f6
            #1 s>c end CAPTURE_END f6
            #1 close CAPTURE_END f6
            """);
  }

  @Test
  void goesOnAfterAnotherAnswerToItsOwnSyn() {
    Replay.of(
            """
            c syn
            s isn=7000 syn ack
            s isn=5000 syn ack
            c "one"
            """)
        .delivers("c>s data 0..3 \"one\" f4\n");
  }

  @Test
  void goesOnAfterASynAckThatNobodyAskedForDuringTheHandshake() {
    Replay.of(
            """
            c syn
            s syn ack
            c isn=424242 syn ack ack=-5000
            c isn=1000 "one"
            """)
        .delivers("c>s data 0..3 \"one\" f4\n");
  }

  @Test
  void endsAnUnfinishedConnectionWithARequestOutOfItsReach() {
    Replay.established(
            """
            c "GET /one"
            c isn=2000000000 "GET /two"
            """)
        .gives(
            """
            c>s data 0..8 "GET /one" f4
            c>s end REUSED f4
            s>c end REUSED f4
            close REUSED f4
            #1 c>s data 0..8 "GET /two" f5
            #1 c>s end CAPTURE_END f5
            #1 s>c end CAPTURE_END f5
            #1 close CAPTURE_END f5
            """);
  }

  @Test
  void leavesOutOtherDataOutOfItsReach() {
    Replay replay =
        Replay.established(
            """
            c "one"
            c at=2000000000 "far"
            c at=3 "two"
            """);
    replay.delivers(
        """
        c>s data 0..3 "one" f4
        c>s data 3..6 "two" f6
        """);
    assertEquals(1, replay.statistics().implausibleSegments());
  }

  @Test
  void takesNoFinFromBeforeTheBytesThatItsSenderWentOnToSend() {
    Replay.established(
            """
            s "one"
            s at=-700000000 fin
            s at=3 "two"
            s fin
            """)
        .gives(
            """
            s>c data 0..3 "one" f4
            s>c data 3..6 "two" f6
            s>c end FIN f7
            c>s end CAPTURE_END f7
            close FIN_BY_SERVER f7
            """);
  }

  @Test
  void beginsWithAResponseAfterOneFinAndTheAcknowledgementOfAnother() {
    Replay.established(
            """
            c "GET /one"
            s "HTTP/1.1 1"
            c fin
            s fin lost
            c
            c at=20000000 "GET /two" lost
            s at=65547 "HTTP/1.1 2"
            """)
        .delivers(DELIVERED + "#1 s>c data 0..10 \"HTTP/1.1 2\" f8\n");
  }

  @Test
  void leavesOutWhatFollowsAFinAndBeginsNothing() {
    Replay replay =
        Replay.established(
            """
            c "GET /one"
            s "HTTP/1.1 1"
            s fin
            s at=65547
            s at=65547 "something"
            s at=65560 fin
            c at=8 fin
            s at=10
            """);
    replay.gives(
        DELIVERED
            + """
            s>c end FIN f6
            c>s end FIN f10
            close FIN_BY_SERVER f11
            """);
    assertEquals(3, replay.statistics().lateSegments());
  }

  @Test
  void believesNoAcknowledgementFarBeyondAFin() {
    Replay.established(
            """
            s "one" fin
            c at=0 ack=70000
            """)
        .gives(
            """
            s>c data 0..3 "one" f4
            s>c end FIN f4
            c>s end CAPTURE_END f5
            close FIN_BY_SERVER f5
            """);
  }

  @Test
  void beginsWithARequestBeyondAMebibyteThatNobodyHasSeen() {
    Replay.established(
            """
            c "GET /one"
            s "HTTP/1.1 1"
            c at=2000000 "GET /two"
            """)
        .delivers(DELIVERED + "#1 c>s data 0..8 \"GET /two\" f6\n");
  }

  @Test
  void goesOnWithARequestBeyondAMebibyteThatWasAcknowledged() {
    Replay replay =
        Replay.established(
            """
            c "GET /one"
            s "HTTP/1.1 1"
            s ack=2000000
            c at=2000000 "GET /two"
            """);
    replay.delivers(
        DELIVERED
            + """
            c>s gap 8..2000000 NOT_CAPTURED f7
            c>s data 2000000..2000008 "GET /two" f7
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c at=2000000 \"something\"", "s at=2000000 \"HTTP/1.1 2\""})
  void goesOnAfterAHoleWithWhatIsNoRequest(String line) {
    Replay replay = Replay.established("c \"GET /one\"\ns \"HTTP/1.1 1\"\n" + line);
    assertEquals(1, replay.statistics().connections());
    assertEquals(0, replay.statistics().lateSegments());
  }

  @Test
  void knowsOfAReplacedConnectionThatTheCaptureLacksItsEnd() {
    Replay.established(
            """
            c "one"
            c at=5 "three"
            c isn=90000 syn
            """)
        .noting(
            (transport, direction) ->
                "tail=%s dropped=%s"
                    .formatted(transport.tailUnseen(direction), transport.packetsDropped()))
        .delivers(
            """
            c>s data 0..3 "one" f4 tail=false dropped=false
            c>s gap 3..5 NEVER_FILLED f5
            c>s data 5..10 "three" f5 tail=true dropped=true
            """);
  }
}
