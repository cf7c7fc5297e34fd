package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.Direction;
import org.junit.jupiter.api.Test;

/** Who is the client, above all where the capture begins late or holds one side only. */
class RolesTest {
  private static final String CERTAIN = "#0 10.0.0.1:49152 > 10.0.0.2:80 certain f1";
  private static final String GUESSED = "#0 10.0.0.1:49152 > 10.0.0.2:80 guessed f1";

  @Test
  void takesTheSenderOfASynForTheClient() {
    Replay.of("c syn\ns syn ack\nc\ns \"220 ready\"").opens(CERTAIN);
    Replay.of("c syn\nc \"hello\"").opens(CERTAIN);
  }

  @Test
  void takesTheSenderOfASynAckForTheServer() {
    Replay.of("s syn ack\nc\nc \"hello\"").opens(CERTAIN).delivers("c>s data 0..5 \"hello\" f3");
  }

  @Test
  void knowsASynAndSynAckThatChangedPlaces() {
    Replay.of(
            """
            s syn ack ack=0
            c syn
            c
            c "hello"
            s "world"
            """)
        .noting((transport, direction) -> "handshake " + transport.handshakeSeen())
        .opens(CERTAIN)
        .delivers(
            """
            c>s data 0..5 "hello" f4 handshake true
            s>c data 0..5 "world" f5 handshake true
            """);
  }

  @Test
  void believesARequestFromTheSideThatAcceptedTheConnection() {
    Replay.of(
            """
            c syn
            s syn ack
            c
            s "GET / HTTP/1.1"
            c "HTTP/1.1 200 OK"
            """)
        .opens("#0 10.0.0.2:80 > 10.0.0.1:49152 guessed f1")
        .delivers(
            """
            c>s data 0..14 "GET / HTTP/1.1" f4
            s>c data 0..15 "HTTP/1.1 200 OK" f5
            """);
  }

  @Test
  void startsInTheMiddleWithTheClient() {
    Replay.of(
            """
            c at=500 ack=900 "GET / HTTP/1.1"
            s at=900 "HTTP/1.1 200 OK"
            """)
        .opens(GUESSED)
        .delivers(
            """
            c>s data 0..14 "GET / HTTP/1.1" f1
            s>c data 0..15 "HTTP/1.1 200 OK" f2
            """);
  }

  @Test
  void startsInTheMiddleWithTheServer() {
    Replay.of(
            """
            s at=900 ack=500 "HTTP/1.1 200 OK"
            c at=500 "GET / HTTP/1.1"
            """)
        .opens(GUESSED)
        .delivers(
            """
            s>c data 0..15 "HTTP/1.1 200 OK" f1
            c>s data 0..14 "GET / HTTP/1.1" f2
            """);
  }

  @Test
  void takesARequestThatChangedPlacesWithItsResponseAtTheStart() {
    Replay.of(
            """
            s at=900 ack=514 "HTTP/1.1 200 OK"
            c at=500 ack=900 "GET / HTTP/1.1"
            c at=514 "GET /2 HTTP/1.1"
            """)
        .opens(GUESSED)
        .delivers(
            """
            s>c data 0..15 "HTTP/1.1 200 OK" f1
            c>s data 0..14 "GET / HTTP/1.1" f2
            c>s data 14..29 "GET /2 HTTP/1.1" f3
            """);
  }

  @Test
  void takesDataBeforeTheFirstAcknowledgementSeen() {
    Replay.of(
            """
            s at=900 ack=500      # window update
            c at=400 ack=900 *100
            c at=500 ack=900 *100
            """)
        .delivers(
            """
            c>s data 0..100 f2
            c>s data 100..200 f3
            """);
  }

  @Test
  void tellsRolesFromPortsWhereThePayloadSaysNothing() {
    Replay.of("s at=900 ack=500 \"binary\"").opens(GUESSED);
    Replay.of("c at=900 ack=500 \"binary\"").opens(GUESSED);
    Replay.of("c at=900 ack=500").opens(GUESSED);
    Replay.of("s at=900 ack=500 fin").opens(GUESSED);
  }

  @Test
  void takesAKeepAliveProbeAtTheStartForNoHole() {
    Replay.of(
            """
            c at=499 ack=900
            s at=900 ack=500
            c at=500 "GET / HTTP/1.1"
            s at=900 "HTTP/1.1 200 OK"
            """)
        .delivers(
            """
            c>s data 0..14 "GET / HTTP/1.1" f3
            s>c data 0..15 "HTTP/1.1 200 OK" f4
            """);
  }

  @Test
  void handsOnAClientsSideAlone() {
    Replay.of(
            """
            c syn
            s syn ack lost
            c
            c "request"
            s "response" lost
            c
            c "again"
            c fin
            c1 +2000ms syn
            """)
        .noting((transport, direction) -> "seen " + transport.seen(Direction.SERVER_TO_CLIENT))
        .delivers(
            """
            c>s data 0..7 "request" f3 seen false
            c>s data 7..12 "again" f5 seen false
            s>c gap 0..8 NOT_CAPTURED f6
            """);
  }

  @Test
  void handsOnAServersSideAlone() {
    Replay.of(
            """
            c syn lost
            s syn ack
            c "request" lost
            s "response"
            c "next" lost
            s "second"
            """)
        .noting((transport, direction) -> "seen " + transport.seen(Direction.CLIENT_TO_SERVER))
        .opens("#0 10.0.0.1:49152 > 10.0.0.2:80 certain f1")
        .delivers(
            """
            s>c data 0..8 "response" f2 seen false
            s>c data 8..14 "second" f3 seen false
            c>s gap 0..11 NOT_CAPTURED f3
            """);
  }
}
