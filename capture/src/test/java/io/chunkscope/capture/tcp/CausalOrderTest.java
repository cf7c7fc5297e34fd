package io.chunkscope.capture.tcp;

import org.junit.jupiter.api.Test;

/** A side's data comes after the data of the other side that it acknowledges. */
class CausalOrderTest {

  @Test
  void handsOnARequestBeforeTheResponseThatWasCapturedFirst() {
    Replay.established(
            """
            s ack=7 "response"
            c ack=0 "request"
            """)
        .delivers(
            """
            c>s data 0..7 "request" f5
            s>c data 0..8 "response" f4
            """);
  }

  @Test
  void handsOnThePartsOfARequestBeforeItsResponse() {
    Replay.established(
            """
            c "re"
            s ack=7 "response"
            c at=5 ack=0 "st"
            c at=2 ack=0 "que"
            """)
        .delivers(
            """
            c>s data 0..2 "re" f4
            c>s data 2..5 "que" f7
            c>s data 5..7 "st" f6
            s>c data 0..8 "response" f5
            """);
  }

  @Test
  void letsAnEarlyAnswerThrough() {
    Replay.established(
            """
            c "re"
            s "early"
            c ack=0 "quest"
            """)
        .delivers(
            """
            c>s data 0..2 "re" f4
            s>c data 0..5 "early" f5
            c>s data 2..7 "quest" f6
            """);
  }

  @Test
  void holdsAResponseUntilTheHoleBeforeItIsDeclared() {
    Replay.established(
            """
            c "request" lost
            s "response"
            c +60ms
            """)
        .delivers(
            """
            c>s gap 0..7 NOT_CAPTURED f5
            s>c data 0..8 "response" f4
            """);
  }

  @Test
  void tellsARequestsHoleBeforeResponsesThatOutgrowTheBuffer() {
    Replay.established(
            """
            c "one" lost
            s *800
            c "two"
            s *800
            """)
        .with(Limits.waitingBytes(1200))
        .delivers(
            """
            c>s gap 0..3 NOT_CAPTURED f6
            s>c data 0..800 f4
            c>s data 3..6 "two" f5
            s>c data 800..1600 f6
            """);
  }

  @Test
  void settlesHolesOfBothDirectionsInOrder() {
    Replay.established(
            """
            c "one" lost
            s "ONE" lost
            c "two"
            s "TWO"
            c
            s +60ms
            """)
        .delivers(
            """
            c>s gap 0..3 NOT_CAPTURED f7
            s>c gap 0..3 NOT_CAPTURED f7
            c>s data 3..6 "two" f4
            s>c data 3..6 "TWO" f5
            """);
  }

  @Test
  void prefersTheClientsHoleAtTheEndOfTheCapture() {
    Replay.established(
            """
            s at=3 ack=6 "TWO"
            c at=3 ack=6 "two"
            """)
        .delivers(
            """
            c>s gap 0..3 NOT_CAPTURED f5
            s>c gap 0..3 NOT_CAPTURED f5
            c>s data 3..6 "two" f5
            s>c data 3..6 "TWO" f4
            """);
  }

  @Test
  void goesOnWhenARetransmissionAcknowledgesTheAnswerToItself() {
    Replay.established(
            """
            c "request" lost
            s "response"
            c at=0 "request"
            c "next"
            """)
        .delivers(
            """
            c>s data 0..7 "request" f5
            s>c data 0..8 "response" f4
            c>s data 7..11 "next" f6
            """);
  }

  @Test
  void endsADirectionAfterTheDataThatItsFinAcknowledges() {
    Replay.established(
            """
            s ack=7 fin
            c ack=0 "request"
            """)
        .gives(
            """
            c>s data 0..7 "request" f5
            s>c end FIN f4
            c>s end CAPTURE_END f5
            close FIN_BY_SERVER f5
            """);
  }

  @Test
  void waitsForAHoleBehindDataThatWaitedForTheOtherSide() {
    Replay.established(
            """
            s ack=7 "one"
            s at=6 ack=7 "three"
            c ack=0 "request"
            s at=3 ack=7 "two"
            """)
        .delivers(
            """
            c>s data 0..7 "request" f6
            s>c data 0..3 "one" f4
            s>c data 3..6 "two" f7
            s>c data 6..11 "three" f5
            """);
  }
}
