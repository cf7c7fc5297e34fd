package io.chunkscope.capture.tcp;

import org.junit.jupiter.api.Test;

/** Data that comes once and in order, from the handshake to the FINs. */
class InOrderTest {

  @Test
  void handsOnAnExchangeFromHandshakeToClose() {
    Replay.of(
            """
            c syn
            s syn ack
            c
            c "hello"
            s
            s "world"
            c
            c fin
            s fin
            c
            """)
        .opens("#0 10.0.0.1:49152 > 10.0.0.2:80 certain f1")
        .gives(
            """
            c>s data 0..5 "hello" f4
            s>c data 0..5 "world" f6
            c>s end FIN f8
            s>c end FIN f9
            close FIN_BY_CLIENT f10
            """);
  }

  @Test
  void goesOnWhereSequenceNumbersWrap() {
    Replay.of(
            """
            c syn isn=0xfffffff0
            s syn ack isn=0xffffffff
            c
            c *10
            c *10
            s *10
            c at=20 "lost in flight" lost
            c at=34 "after"
            s
            c at=20 "lost in flight"
            """)
        .delivers(
            """
            c>s data 0..10 "abcdefghij" f4
            c>s data 10..20 "abcdefghij" f5
            s>c data 0..10 "abcdefghij" f6
            c>s data 20..34 "lost in flight" f9
            c>s data 34..39 "after" f7
            """);
  }

  @Test
  void takesDataOfASyn() {
    Replay.of(
            """
            c syn "GET /"
            s syn ack
            c " HTTP/1.1"
            """)
        .delivers(
            """
            c>s data 0..5 "GET /" f1
            c>s data 5..14 " HTTP/1.1" f3
            """);
  }

  @Test
  void takesDataOfASynOnceWhenTheServerDidNot() {
    Replay.of(
            """
            c syn "GET /"
            s syn ack ack=0
            c at=0 "GET /"
            """)
        .delivers("c>s data 0..5 \"GET /\" f1");
  }

  @Test
  void takesDataOfAFinBeforeItsEnd() {
    Replay.established(
            """
            c "hello" fin
            s fin
            c
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s end FIN f4
            s>c end FIN f5
            close FIN_BY_CLIENT f6
            """);
  }

  @Test
  void leavesTheOtherDirectionOpenAfterAFin() {
    Replay.established(
            """
            c "hello" fin
            s +5000ms "late"
            s "r"
            c
            s fin
            c
            """)
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s end FIN f4
            s>c data 0..4 "late" f5
            s>c data 4..5 "r" f6
            s>c end FIN f8
            close FIN_BY_CLIENT f9
            """);
  }

  @Test
  void waitsForTheLastAckOneSecondOnly() {
    Replay.established(
            """
            c fin
            s fin
            c1 +1100ms syn
            """)
        .gives(
            """
            c>s end FIN f4
            s>c end FIN f5
            close FIN_BY_CLIENT f5
            #1 c>s end CAPTURE_END f6
            #1 s>c end CAPTURE_END f6
            #1 close CAPTURE_END f6
            """);
  }

  @Test
  void endsEverythingWithTheCapture() {
    Replay.established("c \"hello\"")
        .gives(
            """
            c>s data 0..5 "hello" f4
            c>s end CAPTURE_END f4
            s>c end CAPTURE_END f4
            close CAPTURE_END f4
            """);
  }

  @Test
  void ignoresDataBehindAFin() {
    Replay.established(
            """
            s "body" fin
            s at=4 "more"
            c
            c fin
            s
            """)
        .gives(
            """
            s>c data 0..4 "body" f4
            s>c end FIN f4
            c>s end FIN f7
            close FIN_BY_SERVER f8
            """);
  }

  @Test
  void reportsAConnectionWithoutAnyData() {
    Replay.of("c syn")
        .opens("#0 10.0.0.1:49152 > 10.0.0.2:80 certain f1")
        .gives(
            """
            c>s end CAPTURE_END f1
            s>c end CAPTURE_END f1
            close CAPTURE_END f1
            """);
  }
}
