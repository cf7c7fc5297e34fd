package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many connections: their numbers, their order, and what happens when there are too many. */
class ConnectionLimitsTest {

  @Test
  void numbersConnectionsInTheOrderOfTheirFirstPacketsAndReportsThemAsTheyEnd() {
    Replay.of(
            """
            c2 syn
            c1 syn
            c3 syn
            c1 fin
            s1 fin
            c1
            c3 rst
            c2 +200ms
            """)
        .gives(
            """
            #1 c>s end FIN f4
            #1 s>c end FIN f5
            #1 close FIN_BY_CLIENT f6
            #2 c>s end RST f7
            #2 s>c end RST f7
            #2 close RESET_BY_CLIENT f7
            c>s end CAPTURE_END f8
            s>c end CAPTURE_END f8
            close CAPTURE_END f8
            """);
  }

  @Test
  void givesAConnectionThatIsOnlyNamedItsNumberAndNoReport() {
    Replay replay =
        Replay.of(
            """
            c5 icmp
            c syn
            c6 icmp
            c icmp
            c1 syn
            """);
    replay.opens(
        """
        #1 10.0.0.1:49152 > 10.0.0.2:80 certain f2
        #3 10.0.0.1:49153 > 10.0.0.2:80 certain f5
        """);
    assertEquals(4, replay.statistics().connections());
  }

  @Test
  void reportsANamedConnectionOnceItsOwnPacketsFollow() {
    Replay.of(
            """
            c5 icmp
            c syn
            c5 syn
            c5 "hello"
            """)
        .opens(
            """
            #0 10.0.0.1:49157 > 10.0.0.2:80 certain f3
            #1 10.0.0.1:49152 > 10.0.0.2:80 certain f2
            """)
        .delivers("c>s data 0..5 \"hello\" f4");
  }

  @Test
  void evictsTheConnectionThatIsSilentForLongest() {
    Replay replay =
        Replay.of(
                """
                c syn
                c1 syn
                c2 syn
                c "a"
                c3 syn
                c "b"
                c1 "late"
                """)
            .with(Limits.connections(3, 100));
    replay.gives(
        """
        c>s data 0..1 "a" f4
        #1 c>s end EVICTED f2
        #1 s>c end EVICTED f2
        #1 close EVICTED f2
        c>s data 1..2 "b" f6
        c>s end CAPTURE_END f6
        s>c end CAPTURE_END f6
        close CAPTURE_END f6
        #2 c>s end CAPTURE_END f3
        #2 s>c end CAPTURE_END f3
        #2 close CAPTURE_END f3
        #3 c>s end CAPTURE_END f5
        #3 s>c end CAPTURE_END f5
        #3 close CAPTURE_END f5
        """);
    assertEquals(1, replay.statistics().evictedConnections());
    assertEquals(1, replay.statistics().lateSegments());
  }

  @Test
  void forgetsTheConnectionThatEndedFirst() {
    Replay replay =
        Replay.of(
                """
                c syn
                c rst
                c1 +200ms syn
                c1 rst
                c +200ms at=0         # forgotten by now: a connection of its own
                c1 at=0               # remembered: late
                """)
            .with(Limits.connections(100, 1));
    replay.opens(
        """
        #0 10.0.0.1:49152 > 10.0.0.2:80 certain f1
        #1 10.0.0.1:49153 > 10.0.0.2:80 certain f3
        #2 10.0.0.1:49152 > 10.0.0.2:80 guessed f5
        """);
    assertEquals(2, replay.statistics().forgottenConnections()); // the other one at the end
    assertEquals(1, replay.statistics().lateSegments());
  }

  @Test
  void replacesAConnectionThatIsForgottenAtThatMoment() {
    String script =
        """
        c syn
        c rst
        c1 +200ms syn
        c isn=7 syn
        c "hello"
        """;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int remembered = 0; remembered < 2; remembered++) {
            Replay.of(script)
                .with(Limits.connections(1, remembered))
                .delivers("#2 c>s data 0..5 \"hello\" f5");
          }
        });
  }

  @Test
  void replacesAnOpenConnectionWhenNoneIsRemembered() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            Replay.of("c syn\nc isn=7 syn\nc \"hello\"")
                .with(Limits.connections(10, 0))
                .delivers("#1 c>s data 0..5 \"hello\" f3"));
  }

  @Test
  void staysWithinItsLimitsUnderAFloodOfSyns() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      script.append("c%d syn\n".formatted(i));
    }
    Replay replay = Replay.of(script.toString()).with(Limits.connections(50, 20));
    assertEquals(3_000, replay.statistics().connections());
    assertEquals(2_950, replay.statistics().evictedConnections());
    assertEquals(2_980, replay.statistics().forgottenConnections());
  }
}
