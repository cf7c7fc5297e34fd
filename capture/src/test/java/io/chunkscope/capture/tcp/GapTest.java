package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Holes: which become gaps, when, and why. */
class GapTest {

  @Test
  void waitsForDataThatWasCapturedAfterItsAcknowledgement() {
    Replay.established(
            """
            c "hello" lost
            s
            s +40ms
            c at=0 "hello"
            """)
        .delivers("c>s data 0..5 \"hello\" f6");
  }

  @Test
  void declaresAnAcknowledgedHoleAfterItsGrace() {
    Replay.established(
            """
            c "hello"
            c "lost" lost
            c "world"
            s
            s +60ms
            c "!"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..9 NOT_CAPTURED f7
            c>s data 9..14 "world" f5
            c>s data 14..15 "!" f8
            """);
  }

  @Test
  void declaresEachOfTwoHoles() {
    Replay.established(
            """
            c "one" lost
            c "two"
            c "three" lost
            c "four"
            s
            s +60ms
            """)
        .delivers(
            """
            c>s gap 0..3 NOT_CAPTURED f7
            c>s data 3..6 "two" f4
            c>s gap 6..11 NOT_CAPTURED f7
            c>s data 11..15 "four" f5
            """);
  }

  @Test
  void givesASecondHoleItsOwnGrace() {
    Replay.established(
            """
            c "one" lost
            c "two"
            s
            s +48ms
            c at=6 "three" lost
            c at=11 "four"
            s
            s +2ms                # 52 ms after the first hole's acknowledgement, 3 after the second's
            c at=6 "three"
            """)
        .delivers(
            """
            c>s gap 0..3 NOT_CAPTURED f8
            c>s data 3..6 "two" f4
            c>s data 6..11 "three" f10
            c>s data 11..15 "four" f7
            """);
  }

  @Test
  void toleratesACaptureWhoseAcknowledgementsAlwaysComeFirst() {
    StringBuilder script = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      script.append("s ack=%d\nc at=%d \"abcde\"\n".formatted(5 * i + 10, 5 * i));
      expected.append("c>s data %d..%d \"abcde\" f%d\n".formatted(5 * i, 5 * i + 5, 2 * i + 5));
    }
    expected.append("c>s gap 500..505 NOT_CAPTURED f203\n");
    Replay.established(script.toString()).delivers(expected.toString());
  }

  @Test
  void declaresAHoleAtTheEndThatOnlyAnAcknowledgementProves() {
    Replay.established(
            """
            c "hello"
            c "world" lost
            s
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..10 NOT_CAPTURED f5
            c>s end CAPTURE_END f5
            s>c end CAPTURE_END f5
            close CAPTURE_END f5
            """);
  }

  @Test
  void declaresAHoleBeforeAFin() {
    Replay.established(
            """
            c "hello"
            c "world" lost
            c fin
            s +1ms
            s +60ms fin
            c
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..10 NOT_CAPTURED f7
            c>s end FIN f5
            s>c end FIN f7
            close FIN_BY_CLIENT f8
            """);
  }

  @Test
  void declaresAHoleBeforeAFinThatNobodyAcknowledged() {
    Replay.established(
            """
            c "hello"
            c "world" lost
            c fin
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..10 NEVER_FILLED f5
            c>s end FIN f5
            s>c end CAPTURE_END f5
            close FIN_BY_CLIENT f5
            """);
  }

  @Test
  void givesUpAHoleThatNobodyAcknowledgedAfterItsTimeout() {
    Replay.established(
            """
            c "hello"
            c at=10 "far"
            c +29000ms
            s +999ms ack=5
            c +2ms
            c at=13 "on"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..10 NEVER_FILLED f8
            c>s data 10..13 "far" f5
            c>s data 13..15 "on" f9
            """);
  }

  @Test
  void givesUpAHoleAtTheEndOfTheCapture() {
    Replay.established(
            """
            c "hello"
            c at=10 "far"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..10 NEVER_FILLED f5
            c>s data 10..13 "far" f5
            """);
  }

  @Test
  void givesUpAHoleWhenTooMuchWaitsBehindIt() {
    Replay replay =
        Replay.established(
                """
                c at=5 *400
                c *400
                c *400
                c at=0 "late!"
                """)
            .with(Limits.waitingBytes(1400));
    replay.delivers(
        """
        c>s gap 0..5 BUFFER_LIMIT f6
        c>s data 5..405 f4
        c>s data 405..805 f5
        c>s data 805..1205 f6
        """);
    assertEquals(1, replay.statistics().holesGivenUp());
  }

  @Test
  void givesUpAHoleWhenTooMuchWaitsInAllConnections() {
    Replay.of(
            """
            c syn
            c1 syn
            c at=5 *600
            c1 at=5 *600
            """)
        .with(Limits.waitingBytesInAll(1300))
        .delivers(
            """
            #1 c>s gap 0..5 BUFFER_LIMIT f4
            #1 c>s data 5..605 f4
            c>s gap 0..5 NEVER_FILLED f3
            c>s data 5..605 f3
            """);
  }

  @Test
  void countsWhatAPieceCostsBesideItsBytes() {
    StringBuilder script = new StringBuilder("c syn\n");
    for (int i = 0; i < 2_000; i++) {
      script.append("c at=%d \"x\" snap=0\n".formatted(5 + i));
    }
    Replay replay = Replay.of(script.toString()).with(Limits.waitingBytes(10_000));
    assertEquals(1, replay.statistics().holesGivenUp());
  }

  @Test
  void takesAnAcknowledgedByteBehindTheDataForAMissedFin() {
    Replay.established(
            """
            s "hello"
            s fin lost
            c
            c +60ms
            c fin
            s
            """)
        .gives(
            """
            s>c data 0..5 "hello" f4
            c>s end FIN f7
            s>c end CAPTURE_END f8
            close FIN_BY_SERVER f8
            """);
  }

  @Test
  void knowsAFinThatWasCapturedAfterItsAcknowledgement() {
    Replay.established(
            """
            s "hello"
            c ack=6
            s fin
            c fin
            s
            """)
        .gives(
            """
            s>c data 0..5 "hello" f4
            s>c end FIN f6
            c>s end FIN f7
            close FIN_BY_SERVER f8
            """);
  }

  @Test
  void declaresNoGapBehindAFinThatWaitsForTheOtherSide() {
    Replay.established(
            """
            s "greeting"
            c "request" lost
            c ack=9               # of the FIN below
            s fin
            c +50ms
            s +2ms
            """)
        .gives(
            """
            s>c data 0..8 "greeting" f4
            c>s gap 0..7 NOT_CAPTURED f8
            s>c end FIN f6
            c>s end CAPTURE_END f8
            close FIN_BY_SERVER f8
            """);
  }

  @Test
  void saysWhatTheSnapLengthCut() {
    Replay.established(
            """
            c "hello world" snap=5
            c "!"
            s *1000 snap=0
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s gap 5..11 SNAPLEN f4
            c>s data 11..12 "!" f5
            s>c gap 0..1000 SNAPLEN f6
            """);
  }

  @Test
  void saysWhatTheSnapLengthCutOfDataThatWaited() {
    Replay.established(
            """
            c at=5 "world!" snap=2
            c at=0 "hello"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f5
            c>s data 5..7 "wo" f4
            c>s gap 7..11 SNAPLEN f4
            """);
  }

  @Test
  void fillsWhatTheSnapLengthCutFromNoRetransmission() {
    Replay.established(
            """
            c "hello" snap=2
            c at=0 "hello"
            c "!"
            """)
        .delivers(
            """
            c>s data 0..2 "he" f4
            c>s gap 2..5 SNAPLEN f4
            c>s data 5..6 "!" f6
            """);
  }
}
