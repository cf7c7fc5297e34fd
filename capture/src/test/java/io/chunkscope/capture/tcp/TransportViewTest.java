package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;
import org.junit.jupiter.api.Test;

/** What a handler may ask about TCP while it is handed data; times are since the first packet. */
class TransportViewTest {
  private static final Trace.Note FLIGHT =
      (transport, direction) ->
          "inFlight=%s acknowledged=%s recovering=%s"
              .formatted(
                  transport.inFlight(direction),
                  since(transport.acknowledgedNs(direction)),
                  transport.recovering(direction));
  private static final Trace.Note ROUND_TRIP =
      (transport, direction) -> "rtt=" + millis(transport.rttNs());
  private static final Trace.Note WINDOW =
      (transport, direction) ->
          "shut=%s opened=%s"
              .formatted(
                  transport.windowShut(direction), since(transport.windowOpenedNs(direction)));

  private static String since(long ns) {
    return ns == TransportView.UNKNOWN ? "?" : millis(ns - Script.START_NS);
  }

  private static String millis(long ns) {
    return ns == TransportView.UNKNOWN ? "?" : ns / 1_000_000 + "ms";
  }

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
            c>s data 6..11 "three" f6 inFlight=false acknowledged=4ms recovering=false
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
  void knowsAWindowThatShutAndOpened() {
    Replay.of(
            """
            c syn ws=0
            s syn ack ws=0
            c
            s "one"
            c win=0
            s "x"                 # window probe
            c win=8000
            s "two"
            """)
        .noting(WINDOW)
        .delivers(
            """
            s>c data 0..3 "one" f4 shut=false opened=?
            s>c data 3..4 "x" f6 shut=true opened=?
            s>c data 4..7 "two" f8 shut=false opened=6ms
            """);
  }

  @Test
  void scalesWindowsWhereBothSidesOfferedIt() {
    String exchange = "c win=20\ns \"one\"";
    Replay.of("c syn ws=7\ns syn ack ws=7\n" + exchange)
        .noting(WINDOW)
        .delivers("s>c data 0..3 \"one\" f4 shut=false opened=?");
    Replay.of("c syn ws=7\ns syn ack\n" + exchange)
        .noting(WINDOW)
        .delivers("s>c data 0..3 \"one\" f4 shut=true opened=?");
  }

  @Test
  void takesAWindowWithoutRoomForASegmentForShut() {
    Replay.of(
            """
            c syn mss=1000
            s syn ack mss=1000
            c win=2500
            s *1000
            s *1000
            s *500
            """)
        .noting(WINDOW)
        .delivers(
            """
            s>c data 0..1000 f4 shut=false opened=?
            s>c data 1000..2000 f5 shut=false opened=?
            s>c data 2000..2500 f6 shut=false opened=?
            """);
    Replay.of(
            """
            c syn mss=1000
            s syn ack mss=1000
            c
            s *1000
            s *1000
            c ack=1000 win=1500
            s *500
            """)
        .noting(WINDOW)
        .delivers(
            """
            s>c data 0..1000 f4 shut=false opened=?
            s>c data 1000..2000 f5 shut=false opened=?
            s>c data 2000..2500 f7 shut=true opened=?
            """);
  }

  @Test
  void takesTheWindowOfAResetForNone() {
    Replay.established(
            """
            c rst win=0
            s "late"
            """)
        .noting(WINDOW)
        .delivers("s>c data 0..4 \"late\" f5 shut=false opened=?");
  }

  @Test
  void countsPacketsAndSegmentsThatNoNetworkCarries() {
    Replay.of(
            """
            c syn mss=1460
            s syn ack mss=1000
            c
            c *1000
            c *1001
            s *1460
            s *1461
            """)
        .noting(
            (transport, direction) ->
                "packets=%d offloaded=%d"
                    .formatted(
                        transport.packets(direction), transport.offloadedSegments(direction)))
        .delivers(
            """
            c>s data 0..1000 f4 packets=3 offloaded=0
            c>s data 1000..2001 f5 packets=4 offloaded=1
            s>c data 0..1460 f6 packets=2 offloaded=0
            s>c data 1460..2921 f7 packets=3 offloaded=1
            """);
  }

  @Test
  void countsStampsThatGoBackward() {
    Replay.established(
            """
            c "one"
            c -2ms "two"
            c +5ms "three"
            """)
        .noting(
            (transport, direction) ->
                transport.backwardStamps() + " last=" + since(transport.lastNs()))
        .delivers(
            """
            c>s data 0..3 "one" f4 0 last=3ms
            c>s data 3..6 "two" f5 1 last=3ms
            c>s data 6..11 "three" f6 1 last=6ms
            """);
  }

  @Test
  void saysWhatWasSentAndAcknowledgedAndWhenItEnded() {
    Trace.Note note =
        (transport, direction) ->
            "sent=%d acknowledged=%d fin=%s f%d start=%s"
                .formatted(
                    transport.sent(Direction.CLIENT_TO_SERVER),
                    transport.acknowledged(Direction.CLIENT_TO_SERVER),
                    since(transport.finNs(Direction.CLIENT_TO_SERVER)),
                    transport.finFrame(Direction.CLIENT_TO_SERVER),
                    transport.startSeen());
    Replay.established(
            """
            c "one"
            s "ONE"
            c "two" fin
            s "TWO" ack=3
            s "!" ack=7
            """)
        .noting(note)
        .delivers(
            """
            c>s data 0..3 "one" f4 sent=3 acknowledged=0 fin=? f-1 start=true
            s>c data 0..3 "ONE" f5 sent=3 acknowledged=3 fin=? f-1 start=true
            c>s data 3..6 "two" f6 sent=6 acknowledged=3 fin=? f-1 start=true
            s>c data 3..6 "TWO" f7 sent=6 acknowledged=3 fin=5ms f6 start=true
            s>c data 6..7 "!" f8 sent=6 acknowledged=6 fin=5ms f6 start=true
            """);
  }

  @Test
  void saysWhenASideReset() {
    Replay.established(
            """
            s rst
            c "late"
            """)
        .noting(
            (transport, direction) ->
                since(transport.resetNs(Direction.SERVER_TO_CLIENT))
                    + " f"
                    + transport.resetFrame(Direction.SERVER_TO_CLIENT)
                    + " "
                    + since(transport.resetNs(Direction.CLIENT_TO_SERVER)))
        .delivers("c>s data 0..4 \"late\" f5 3ms f4 ?");
  }
}
