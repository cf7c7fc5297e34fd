package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.capture.stream.Direction;
import org.junit.jupiter.api.Test;

/** Data that comes in another order than it was sent, more than once, or overlapping. */
class OutOfOrderTest {

  @Test
  void putsSwappedSegmentsInOrderAndKeepsTheirStamps() {
    Replay.established(
            """
            c at=5 "world"
            c at=0 "hello"
            c "!"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f5
            c>s data 5..10 "world" f4
            c>s data 10..11 "!" f6
            """);
  }

  @Test
  void waitsForAFinThatOvertookItsData() {
    Replay.established(
            """
            c at=5 fin
            c at=0 "hello"
            s fin
            c
            """)
        .gives(
            """
            c>s data 0..5 "hello" f5
            c>s end FIN f4
            s>c end FIN f6
            close FIN_BY_CLIENT f7
            """);
  }

  @Test
  void dropsARetransmission() {
    Replay.established(
            """
            c "hello"
            c "world"
            c at=0 "hello"
            c at=0 "helloworld"
            c at=3 "lo"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s data 5..10 "world" f5
            """);
  }

  @Test
  void takesWhatIsNewInARetransmission() {
    Replay.established(
            """
            c "hello"
            c at=3 "lo world"
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s data 5..11 " world" f5
            """);
  }

  @Test
  void namesARetransmissionOfOtherContent() {
    Replay.established(
            """
            c "hello"
            c at=0 "HELLO"
            c "."
            """)
        .delivers(
            """
            c>s data 0..5 "hello" f4
            c>s conflict 0..5 f5
            c>s data 5..6 "." f6
            """);
  }

  @Test
  void takesAKeepAliveProbeForNothing() {
    Replay.established(
            """
            c "x"
            s
            c at=0 "\0"
            c at=0
            s
            c "y"
            """)
        .delivers(
            """
            c>s data 0..1 "x" f4
            c>s data 1..2 "y" f9
            """);
  }

  @Test
  void takesAKeepAliveProbeBeforeAnyDataForNothing() {
    Replay.established(
            """
            c at=-1 "\0"
            s
            c at=0 "y"
            """)
        .delivers("c>s data 0..1 \"y\" f6");
  }

  @Test
  void cutsTheTailThatOverlapsWhatWaits() { // case 2
    Replay.established(
            """
            c at=6 "ghijkl"
            c at=3 "defghi"
            c at=0 "abc"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f6
            c>s data 3..6 "def" f5
            c>s data 6..12 "ghijkl" f4
            """);
  }

  @Test
  void dropsWhatLiesInsideWhatWaits() { // case 3
    Replay.established(
            """
            c at=3 "defghijkl"
            c at=6 "ghi"
            c at=0 "abc"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f6
            c>s data 3..12 "defghijkl" f4
            """);
  }

  @Test
  void keepsTheFirstCopyInTheMiddleOfALongerOne() { // case 4
    Replay.established(
            """
            c at=6 "ghi"
            c at=3 "defghijkl"
            c at=0 "abc"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f6
            c>s data 3..6 "def" f5
            c>s data 6..9 "ghi" f4
            c>s data 9..12 "jkl" f5
            """);
  }

  @Test
  void namesWaitingBytesThatCameWithOtherContent() {
    Replay.established(
            """
            c at=6 "ghi"
            c at=3 "defGHIjkl"
            c at=0 "abc"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f6
            c>s data 3..6 "def" f5
            c>s data 6..9 "ghi" f4
            c>s data 9..12 "jkl" f5
            """);
  }

  @Test
  void namesAConflictAmongWaitingBytesOfAnOpenConnection() {
    Replay.established(
            """
            c "abc"
            c at=6 "ghi"
            c at=6 "gHi"
            c at=5 "fghI"
            c at=3 "def"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f4
            c>s conflict 6..9 f6
            c>s conflict 6..9 f7
            c>s data 3..5 "de" f8
            c>s data 5..6 "f" f7
            c>s data 6..9 "ghi" f5
            """);
  }

  @Test
  void fillsTheHoleFromASegmentThatReachesBeyondIt() {
    Replay.established(
            """
            c at=3 "def"
            c at=0 "abcdefghi"
            """)
        .delivers(
            """
            c>s data 0..3 "abc" f5
            c>s data 3..6 "def" f4
            c>s data 6..9 "ghi" f5
            """);
  }

  @Test
  void handsNothingOnThatIsNotWanted() {
    Replay.established(
            """
            c "request"
            s "response"
            c at=100 "far"
            s fin
            c fin
            s
            """)
        .unwanted(Direction.SERVER_TO_CLIENT)
        .gives(
            """
            c>s data 0..7 "request" f4
            c>s gap 7..100 NOT_CAPTURED f9
            c>s data 100..103 "far" f6
            c>s end FIN f8
            s>c end FIN f7
            close FIN_BY_SERVER f9
            """);
  }

  @Test
  void countsSegmentsThatCannotBelongToTheStream() {
    Replay replay =
        Replay.established(
            """
            c "hello"
            c at=0x50000000 "far"
            c at=5 "world"
            """);
    replay.delivers(
        """
        c>s data 0..5 "hello" f4
        c>s data 5..10 "world" f6
        """);
    assertEquals(1, replay.statistics().implausibleSegments());
  }
}
