package io.chunkscope.capture.tcp;

import static io.chunkscope.capture.tcp.TransportNotes.FLIGHT;
import static io.chunkscope.capture.tcp.TransportNotes.since;

import io.chunkscope.capture.stream.TransportView;
import org.junit.jupiter.api.Test;

/** What a handler may ask about bytes in flight, sent again, and behind those it is handed. */
class FlightTest {

  @Test
  void knowsWhatIsInFlightWhenDataComes() {
    Replay.established(
            """
            c "one"
            c "two"
            s ack=3
            c "three"
            s
            c +10ms "four"
            """)
        .noting(FLIGHT)
        .delivers(
            """
            c>s data 0..3 "one" f4 inFlight=false acknowledged=? recovering=false
            c>s data 3..6 "two" f5 inFlight=true acknowledged=? recovering=false
            c>s data 6..11 "three" f7 inFlight=true acknowledged=5ms recovering=false
            c>s data 11..15 "four" f9 inFlight=false acknowledged=7ms recovering=false
            """);
  }

  @Test
  void countsNoAcknowledgementOfTheDataItselfThatWasCapturedFirst() {
    Replay.established(
            """
            c "one"
            s
            s +500ms ack=6
            c "two"
            s
            c +500ms "three"
            """)
        .noting(FLIGHT)
        .delivers(
            """
            c>s data 0..3 "one" f4 inFlight=false acknowledged=? recovering=false
            c>s data 3..6 "two" f7 inFlight=false acknowledged=4ms recovering=false
            c>s data 6..11 "three" f9 inFlight=false acknowledged=504ms recovering=false
            """);
  }

  @Test
  void remembersWhatWasInFlightForDataThatWaits() {
    Replay.established(
            """
            c "one"
            s
            c at=6 "three"
            c +10ms at=3 "two"
            s
            c "four"
            """)
        .noting(FLIGHT)
        .delivers(
            """
            c>s data 0..3 "one" f4 inFlight=false acknowledged=? recovering=false
            c>s data 3..6 "two" f7 inFlight=true acknowledged=4ms recovering=true
            c>s data 6..11 "three" f6 inFlight=true acknowledged=4ms recovering=false
            c>s data 11..15 "four" f9 inFlight=false acknowledged=16ms recovering=false
            """);
  }

  @Test
  void takesWhatWasOvertakenForReorderedAndNotForSentAgain() {
    Trace.Note loss =
        (transport, direction) ->
            "recovering=%s again=%s"
                .formatted(
                    transport.recovering(direction), since(transport.retransmittedNs(direction)));
    Replay.established(
            """
            c "one"
            c +500ms at=9 "four"
            c +1ms at=6 "two"
            c at=3 "abc"
            """)
        .noting(loss)
        .delivers(
            """
            c>s data 0..3 "one" f4 recovering=false again=?
            c>s data 3..6 "abc" f7 recovering=false again=?
            c>s data 6..9 "two" f6 recovering=false again=?
            c>s data 9..13 "four" f5 recovering=false again=?
            """);
  }

  @Test
  void takesALateSegmentForSentAgainWhenPartOfItWasSeen() {
    Trace.Note loss =
        (transport, direction) ->
            "recovering=%s again=%s"
                .formatted(
                    transport.recovering(direction),
                    transport.retransmittedNs(direction) != TransportView.UNKNOWN);
    Replay.established(
            """
            c "one"
            c +500ms at=6 "four"
            c at=3 "abcf"
            """)
        .noting(loss)
        .delivers(
            """
            c>s data 0..3 "one" f4 recovering=false again=false
            c>s data 3..6 "abc" f6 recovering=true again=true
            c>s data 6..10 "four" f5 recovering=false again=true
            """);
  }

  @Test
  void tellsFromPushAndSizeWhetherTheSenderHadMore() {
    Replay.of(
            """
            c syn mss=1000
            s syn ack mss=1000
            c
            s "a"
            s "b" push
            s "c"
            s "d" push
            s *1000 push
            s *988
            s *1976 push
            s *1500 push
            s "end"
            """)
        .noting((transport, direction) -> transport.backlog(direction).toString())
        .delivers(
            """
            s>c data 0..1 "a" f4 NONE
            s>c data 1..2 "b" f5 NONE
            s>c data 2..3 "c" f6 NONE
            s>c data 3..4 "d" f7 NONE
            s>c data 4..1004 f8 NONE
            s>c data 1004..1992 f9 POSSIBLE
            s>c data 1992..3968 f10 CERTAIN
            s>c data 3968..5468 f11 POSSIBLE
            s>c data 5468..5471 "end" f12 NONE
            """);
  }

  @Test
  void remembersTheBacklogForDataThatWaits() {
    Replay.of(
            """
            c syn mss=500
            s syn ack mss=500
            c
            s "one" push
            s *500
            s at=506 "four" push
            s at=503 "xxx"
            s at=510 "five"
            """)
        .noting((transport, direction) -> transport.backlog(direction).toString())
        .delivers(
            """
            s>c data 0..3 "one" f4 NONE
            s>c data 3..503 f5 NONE
            s>c data 503..506 "xxx" f7 CERTAIN
            s>c data 506..510 "four" f6 CERTAIN
            s>c data 510..514 "five" f8 NONE
            """);
  }
}
