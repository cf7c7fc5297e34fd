package io.chunkscope.capture.tcp;

import static io.chunkscope.capture.tcp.TransportNotes.since;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;
import org.junit.jupiter.api.Test;

/** What a handler may ask about a connection's packets, its amounts and its end. */
class TransportViewTest {

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
  void saysHowFarStampsGoBack() {
    Replay.established(
            """
            c "one"
            c -2ms "two"
            c +5ms "three"
            """)
        .noting(
            (transport, direction) ->
                transport.backwardNs() / 1_000_000 + "ms last=" + since(transport.lastNs()))
        .delivers(
            """
            c>s data 0..3 "one" f4 0ms last=3ms
            c>s data 3..6 "two" f5 2ms last=3ms
            c>s data 6..11 "three" f6 2ms last=6ms
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
  void saysWhereAFinThatIsNotInTheCaptureWasAcknowledged() {
    Replay.established(
            """
            c "one"
            s "ONE" ack=3
            s "TWO" ack=4
            s "THREE" ack=4
            """)
        .noting(TransportViewTest::unseenFin)
        .delivers(
            """
            c>s data 0..3 "one" f4 fin=? f-1 dropped=false
            s>c data 0..3 "ONE" f5 fin=? f-1 dropped=false
            s>c data 3..6 "TWO" f6 fin=5ms f6 dropped=true
            s>c data 6..11 "THREE" f7 fin=5ms f6 dropped=true
            """);
  }

  @Test
  void takesAFinBackThatWasDataOrComesLate() {
    Replay.established(
            """
            c "one"
            s "ONE" ack=4
            c "four"
            s "TWO" ack=8
            c fin
            s "THREE" ack=8
            """)
        .noting(TransportViewTest::unseenFin)
        .delivers(
            """
            c>s data 0..3 "one" f4 fin=? f-1 dropped=false
            s>c data 0..3 "ONE" f5 fin=4ms f5 dropped=true
            c>s data 3..7 "four" f6 fin=? f-1 dropped=false
            s>c data 3..6 "TWO" f7 fin=6ms f7 dropped=true
            s>c data 6..11 "THREE" f9 fin=? f-1 dropped=false
            """);
  }

  private static String unseenFin(TransportView transport, Direction direction) {
    return "fin=%s f%d dropped=%s"
        .formatted(
            since(transport.unseenFinNs(Direction.CLIENT_TO_SERVER)),
            transport.unseenFinFrame(Direction.CLIENT_TO_SERVER),
            transport.packetsDropped());
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
