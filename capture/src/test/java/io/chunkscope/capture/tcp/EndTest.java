package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Resets, and a connection's place taken by another. */
class EndTest {

  @Test
  void endsBothDirectionsWithTheServersReset() {
    Replay.established(
            """
            c "hello"
            s rst
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s end RST f5
            s>c end RST f5
            close RESET_BY_SERVER f5
            """);
  }

  @Test
  void endsBothDirectionsWithTheClientsReset() {
    Replay.established(
            """
            s "hello"
            c rst noack
            """)
        .gives(
            """
            s>c data 0..5 "hello" f4
            c>s end RST f5
            s>c end RST f5
            close RESET_BY_CLIENT f5
            """);
  }

  @Test
  void reportsARefusedConnection() {
    Replay.of(
            """
            c syn
            s rst isn=0 at=-1
            """)
        .opens("#0 10.0.0.1:49152 > 10.0.0.2:80 certain f1")
        .gives(
            """
            c>s end RST f2
            s>c end RST f2
            close RESET_BY_SERVER f2
            """);
  }

  @Test
  void takesDataThatWasInFlightWhenTheOtherSideReset() {
    Replay.established(
            """
            c rst
            s "late"
            s fin
            c1 +101ms syn
            """)
        .gives(
            """
            s>c data 0..4 "late" f5
            s>c end FIN f6
            c>s end RST f4
            close RESET_BY_CLIENT f6
            #1 c>s end CAPTURE_END f7
            #1 s>c end CAPTURE_END f7
            #1 close CAPTURE_END f7
            """);
  }

  @Test
  void takesNoDataAfterTheLinger() {
    Replay replay =
        Replay.established(
            """
            c rst
            s +101ms "late"
            """);
    replay.gives(
        """
        c>s end RST f4
        s>c end RST f4
        close RESET_BY_CLIENT f4
        """);
    assertEquals(1, replay.statistics().lateSegments());
  }

  @Test
  void goesOnWhenTheSenderOfAResetDoes() {
    Replay.established(
            """
            s "one"
            s rst                 # forged: the server knows nothing of it
            s "two"
            c +200ms
            s "three"
            """)
        .gives(
            """
            s>c data 0..3 "one" f4
            s>c data 3..6 "two" f6
            s>c data 6..11 "three" f8
            c>s end CAPTURE_END f8
            s>c end CAPTURE_END f8
            close CAPTURE_END f8
            """);
  }

  @Test
  void closesOthersInTimeWhileOneGoesOnAfterItsResets() {
    StringBuilder script = new StringBuilder("c syn\nc1 syn\nc rst\nc1 rst\n");
    for (int i = 0; i < 8; i++) {
      script.append("c +30ms \"x\"\nc rst\n");
    }
    Replay.of(script.toString())
        .with(Limits.connections(100, 100))
        .gives(
            """
            c>s data 0..1 "x" f5
            c>s data 1..2 "x" f7
            c>s data 2..3 "x" f9
            #1 c>s end RST f4
            #1 s>c end RST f4
            #1 close RESET_BY_CLIENT f4
            c>s data 3..4 "x" f11
            c>s data 4..5 "x" f13
            c>s data 5..6 "x" f15
            c>s data 6..7 "x" f17
            c>s data 7..8 "x" f19
            c>s end RST f20
            s>c end RST f20
            close RESET_BY_CLIENT f20
            """);
  }

  @Test
  void takesTextInAResetForNoData() {
    Replay.established("s rst \"no such service\"")
        .gives(
            """
            c>s end RST f4
            s>c end RST f4
            close RESET_BY_SERVER f4
            """);
  }

  @Test
  void givesUpHolesAtAReset() {
    Replay.established(
            """
            c "lost" lost
            c "found"
            c rst
            c1 +200ms syn
            """)
        .delivers(
            """
            c>s gap 0..4 NEVER_FILLED f5
            c>s data 4..9 "found" f4
            """);
  }

  @Test
  void dropsABareFinThatAnswersASyn() {
    Replay.of(
            """
            c syn
            s isn=9000 fin        # forged
            s isn=5000 syn ack
            c
            s "hello"
            """)
        .delivers("s>c data 0..5 \"hello\" f5");
  }

  @Test
  void endsASideWhoseSynAckWasNotCaptured() {
    Replay.of(
            """
            c syn
            s syn ack lost
            c
            s fin
            c fin
            s
            """)
        .gives(
            """
            s>c end FIN f3
            c>s end FIN f4
            close FIN_BY_SERVER f5
            """);
  }

  @Test
  void beginsANewConnectionOnASynWithAnotherNumber() {
    Replay.established(
            """
            c "one"
            c isn=77000 syn
            s isn=88000 syn ack
            c "two"
            """)
        .opens(
            """
            #0 10.0.0.1:49152 > 10.0.0.2:80 certain f1
            #1 10.0.0.1:49152 > 10.0.0.2:80 certain f5
            """)
        .gives(
            """
            c>s data 0..3 "one" f4
            c>s end REUSED f4
            s>c end REUSED f4
            close REUSED f4
            #1 c>s data 0..3 "two" f7
            #1 c>s end CAPTURE_END f7
            #1 s>c end CAPTURE_END f7
            #1 close CAPTURE_END f7
            """);
  }

  @Test
  void takesASynWithTheSameNumberForARetransmission() {
    Replay.of(
            """
            c syn
            c +1000ms syn
            s syn ack
            s +1000ms syn ack
            c
            c "hello"
            c syn at=0
            c "world"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f6
            c>s data 5..10 "world" f8
            """);
  }

  @Test
  void beginsANewConnectionOnASynAfterAFinWhateverItsNumber() {
    Replay.established(
            """
            c "one" fin
            s fin
            c
            c isn=1000 syn
            s isn=5000 syn ack
            c "two"
            """)
        .delivers(
            """
            c>s data 0..3 "one" f4
            #1 c>s data 0..3 "two" f9
            """);
  }

  @Test
  void countsSegmentsOfAClosedConnection() {
    Replay replay =
        Replay.established(
            """
            c fin
            s fin
            c
            s at=0 fin
            """);
    replay.gives(
        """
        c>s end FIN f4
        s>c end FIN f5
        close FIN_BY_CLIENT f6
        """);
    assertEquals(1, replay.statistics().lateSegments());
    assertEquals(7, replay.statistics().segments());
    assertEquals(1, replay.statistics().connections());
  }

  @Test
  void tellsByWhatFinsAcknowledgeWhichWasSentFirst() {
    String[] ends = {
      "c fin\ns fin ack=4\nc",
      "s fin ack=4\nc fin ack=3\nc ack=4",
      "c ack=4\ns fin ack=4\nc fin ack=3\n",
    };
    for (String end : ends) {
      Replay.established("c \"one\"\ns \"ONE\"\n" + end).closes("FIN_BY_CLIENT");
    }
    Replay.established("c \"one\"\ns \"ONE\"\ns fin ack=3\nc fin ack=3\nc ack=4\ns ack=4")
        .closes("FIN_BY_SERVER");
  }
}
