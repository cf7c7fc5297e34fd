package io.chunkscope.capture.tcp;

import static io.chunkscope.capture.tcp.TransportNotes.WINDOW;

import org.junit.jupiter.api.Test;

/** Windows that shut and open, scaled or not. */
class WindowTest {

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
  void takesNoWindowForShutWhereTheSnapLengthCutItsScale() {
    Replay.of("c syn ws=7 snap=0\ns syn ack ws=7 snap=0\nc win=20\ns \"one\"")
        .noting(WINDOW)
        .delivers("s>c data 0..3 \"one\" f4 shut=false opened=?");
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
}
