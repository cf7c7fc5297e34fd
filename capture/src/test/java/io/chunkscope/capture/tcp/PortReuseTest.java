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
        "c at=1000000 \"GET /two\"",
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
}
