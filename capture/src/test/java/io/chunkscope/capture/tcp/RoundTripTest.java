package io.chunkscope.capture.tcp;

import static io.chunkscope.capture.tcp.TransportNotes.ROUND_TRIP;
import static io.chunkscope.capture.tcp.TransportNotes.millis;

import io.chunkscope.capture.stream.Direction;
import org.junit.jupiter.api.Test;

/** Round trips, and the part of one that lies between the capture and each side. */
class RoundTripTest {

  @Test
  void takesTheRoundTripFromTheHandshake() {
    Replay.of(
            """
            c syn
            s +10ms syn ack
            c +5ms
            c +500ms "hello"
            s +70ms
            c "again"
            """)
        .noting(ROUND_TRIP)
        .delivers(
            """
            c>s data 0..5 "hello" f4 rtt=15ms
            c>s data 5..10 "again" f6 rtt=15ms
            """);
  }

  @Test
  void measuresTheRoundTripFromTheLastOfSeveralSyns() {
    Replay.of(
            """
            c syn
            c +1000ms syn
            s +10ms syn ack
            c +5ms
            c "hello"
            """)
        .noting(ROUND_TRIP)
        .delivers("c>s data 0..5 \"hello\" f5 rtt=15ms");
  }

  @Test
  void trustsDataMoreThanAHandshakeWhoseSynWasSentTwice() {
    Replay.of(
            """
            c syn
            c +1000ms syn
            s +900ms syn ack
            c +1ms
            c "hello"
            s +40ms
            s "world"
            c +1ms
            c "again"
            """)
        .noting(ROUND_TRIP)
        .delivers(
            """
            c>s data 0..5 "hello" f5 rtt=901ms
            s>c data 0..5 "world" f7 rtt=901ms
            c>s data 5..10 "again" f9 rtt=41ms
            """);
  }

  @Test
  void addsTheShortestLegsWithoutAHandshake() {
    Replay.of(
            """
            c "hello"
            s +30ms
            c "hello"
            s +20ms
            s "world"
            c +3ms
            s "!"
            c +40ms "?"
            """)
        .noting(ROUND_TRIP)
        .delivers(
            """
            c>s data 0..5 "hello" f1 rtt=?
            c>s data 5..10 "hello" f3 rtt=30ms
            s>c data 0..5 "world" f5 rtt=20ms
            s>c data 5..6 "!" f7 rtt=23ms
            c>s data 10..11 "?" f8 rtt=23ms
            """);
  }

  @Test
  void measuresNoRoundTripOverARetransmission() {
    Replay.of(
            """
            c "hello"
            c +200ms at=0 "hello"
            s +1ms
            c "again"
            """)
        .noting(ROUND_TRIP)
        .delivers(
            """
            c>s data 0..5 "hello" f1 rtt=?
            c>s data 5..10 "again" f4 rtt=?
            """);
  }

  @Test
  void tellsWhichPartOfTheRoundTripLiesBetweenTheCaptureAndEachSide() {
    Trace.Note legs =
        (transport, direction) ->
            "client=%s server=%s"
                .formatted(
                    millis(transport.senderRttNs(Direction.CLIENT_TO_SERVER)),
                    millis(transport.senderRttNs(Direction.SERVER_TO_CLIENT)));
    Replay.of(
            """
            c syn
            s +10ms syn ack
            c +5ms
            c +500ms "hello"
            """)
        .noting(legs)
        .delivers("c>s data 0..5 \"hello\" f4 client=5ms server=10ms");
    Replay.of(
            """
            c "hello"
            s +30ms
            s "world"
            c +3ms
            s "!"
            """)
        .noting(legs)
        .delivers(
            """
            c>s data 0..5 "hello" f1 client=? server=?
            s>c data 0..5 "world" f3 client=? server=30ms
            s>c data 5..6 "!" f5 client=3ms server=30ms
            """);
  }
}
