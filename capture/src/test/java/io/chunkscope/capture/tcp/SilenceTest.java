package io.chunkscope.capture.tcp;

import org.junit.jupiter.api.Test;

/** Time that passes while no packet comes. */
class SilenceTest {
  private static final String HOLE = "c \"GET \"\nc lost *5\nc \"late\"\n";

  @Test
  void aHoleThatNobodyAcknowledgedIsGivenUpAfterItsTime() {
    Replay.established(HOLE)
        .thenSilence(29_990)
        .gives(
            """
            c>s data 0..4 "GET " f4
            end of capture
            c>s gap 4..9 NEVER_FILLED f5
            c>s data 9..13 "late" f5
            c>s end CAPTURE_END f5
            s>c end CAPTURE_END f5
            close CAPTURE_END f5
            """);
    Replay.established(HOLE)
        .thenSilence(30_001)
        .gives(
            """
            c>s data 0..4 "GET " f4
            c>s gap 4..9 NEVER_FILLED f5
            c>s data 9..13 "late" f5
            end of capture
            c>s end CAPTURE_END f5
            s>c end CAPTURE_END f5
            close CAPTURE_END f5
            """);
  }

  @Test
  void anAcknowledgedHoleIsGivenUpAfterItsGrace() {
    Replay.established(HOLE + "s\n")
        .thenSilence(49)
        .gives(
            """
            c>s data 0..4 "GET " f4
            end of capture
            c>s gap 4..9 NOT_CAPTURED f6
            c>s data 9..13 "late" f5
            c>s end CAPTURE_END f6
            s>c end CAPTURE_END f6
            close CAPTURE_END f6
            """);
    Replay.established(HOLE + "s\n")
        .thenSilence(51)
        .gives(
            """
            c>s data 0..4 "GET " f4
            c>s gap 4..9 NOT_CAPTURED f6
            c>s data 9..13 "late" f5
            end of capture
            c>s end CAPTURE_END f6
            s>c end CAPTURE_END f6
            close CAPTURE_END f6
            """);
  }

  @Test
  void aConnectionWhoseLastAcknowledgementNeverComesCloses() {
    Replay.established("c fin\ns fin\n")
        .thenSilence(999)
        .gives(
            """
            c>s end FIN f4
            s>c end FIN f5
            end of capture
            close FIN_BY_CLIENT f5
            """);
    Replay.established("c fin\ns fin\n")
        .thenSilence(1_001)
        .gives(
            """
            c>s end FIN f4
            s>c end FIN f5
            close FIN_BY_CLIENT f5
            end of capture
            """);
  }

  @Test
  void aResetConnectionCloses() {
    Replay.established("c \"GET \"\ns rst\n")
        .thenSilence(99)
        .gives(
            """
            c>s data 0..4 "GET " f4
            end of capture
            c>s end RST f5
            s>c end RST f5
            close RESET_BY_SERVER f5
            """);
    Replay.established("c \"GET \"\ns rst\n")
        .thenSilence(101)
        .gives(
            """
            c>s data 0..4 "GET " f4
            c>s end RST f5
            s>c end RST f5
            close RESET_BY_SERVER f5
            end of capture
            """);
  }

  @Test
  void anOpenConnectionStaysOpen() {
    Replay.established("c \"GET \"\n")
        .thenSilence(86_400_000)
        .gives(
            """
            c>s data 0..4 "GET " f4
            end of capture
            c>s end CAPTURE_END f4
            s>c end CAPTURE_END f4
            close CAPTURE_END f4
            """);
  }
}
