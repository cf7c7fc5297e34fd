package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code tcpdump -w - | chunkscope analyze -}, with tcpdump at work. */
@Timeout(60)
class PipedCaptureTest {
  private static final String FINDING = "streamed-unframed at 192.0.2.3:80 /a:";

  @TempDir Path directory;

  /** Lets go when a text has been written. */
  private static final class Watched extends ByteArrayOutputStream {
    private final CountDownLatch seen = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains(FINDING)) {
        seen.countDown();
      }
    }
  }

  private static int analyze(FileInputStream in, OutputStream out) {
    Standard standard =
        new Standard(
            in,
            out,
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false,
            name -> null);
    return Main.run(standard, "analyze", "-");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mkfifo there")
  void findingsComeBeforeTheCaptureEnds() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Watched out = new Watched();
    int[] status = {-1};
    Thread reader =
        new Thread(
            () -> {
              try (FileInputStream in = new FileInputStream(pipe.toFile())) {
                assertTrue(StandardInput.isPipe(in));
                status[0] = analyze(in, out);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    reader.start();
    try (OutputStream tcpdump = Files.newOutputStream(pipe)) {
      tcpdump.write(new TestCapture().streamedUnframed("/a").bytes());
      tcpdump.flush();
      out.seen.await();
      assertTrue(reader.isAlive());
    }
    reader.join();
    assertEquals(ExitStatus.FINDINGS.code(), status[0]);
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.indexOf("standard input: pcap") > text.indexOf(FINDING), text);
  }

  @Test
  void aFileOnStandardInputIsReportedAsAWhole() throws IOException {
    Path file = directory.resolve("a.pcap");
    Files.write(file, new TestCapture().streamedUnframed("/a").bytes());
    Watched out = new Watched();
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      assertFalse(StandardInput.isPipe(in));
      assertEquals(ExitStatus.FINDINGS.code(), analyze(in, out));
    }
    assertFalse(out.toString(StandardCharsets.UTF_8).contains(FINDING));
  }
}
