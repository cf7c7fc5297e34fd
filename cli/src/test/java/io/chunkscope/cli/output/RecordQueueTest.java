package io.chunkscope.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordQueueTest {
  private static final long PATIENCE_NS = 300_000_000L;
  private static final QueueLimits SMALL = new QueueLimits(1_000, 5_000, PATIENCE_NS);

  /** Takes nothing until it is let go. */
  private static final class Stalled extends OutputStream {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stuck.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      taken.write(bytes, offset, length);
    }

    /** Waits until the queue has met with it. */
    void awaitStuck() throws InterruptedException {
      stuck.await();
    }

    void letGo() {
      gate.countDown();
    }

    List<String> lines() {
      return taken.toString(StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static byte[] note(long dropped) {
    return ("dropped " + dropped + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static RecordQueue queue(OutputStream out, QueueLimits limits) {
    return new RecordQueue(new StreamTarget(out), limits, RecordQueueTest::note);
  }

  private static void record(RecordQueue queue, int number) {
    byte[] text = String.format("%099d", number).getBytes(StandardCharsets.US_ASCII);
    queue.write(text, 0, text.length);
    queue.write('\n');
  }

  @Test
  void whatIsWrittenArrivesInOrderAndWhole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordQueue queue = queue(out, QueueLimits.DEFAULTS);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      record(queue, i);
      expected.append(String.format("%099d", i)).append('\n');
    }
    queue.close();
    assertEquals(expected.toString(), out.toString(StandardCharsets.US_ASCII));
    assertEquals(0, queue.dropped());
  }

  @Test
  void aRecordIsFlushedWhenNothingMoreIsQueued() throws IOException {
    PipedInputStream in = new PipedInputStream(1 << 16);
    RecordQueue queue = queue(new PipedOutputStream(in), QueueLimits.DEFAULTS);
    record(queue, 7);
    assertEquals(100, in.readNBytes(100).length);
    queue.close();
  }

  @Test
  void aStalledReaderDoesNotStallTheWriterAndIsToldWhatItMissed() throws Exception {
    Stalled out = new Stalled();
    RecordQueue queue = queue(out, SMALL);
    record(queue, 0);
    out.awaitStuck();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 1; i < 100; i++) {
            record(queue, i);
          }
        });
    long dropped = queue.dropped();
    assertTrue(dropped >= 85 && dropped < 100, "dropped " + dropped);
    out.letGo();
    while (out.lines().size() < 100 - dropped) {
      Thread.onSpinWait();
    }
    // What was queued is out, or nearly so: there is room for one more when the end begins.
    queue.beginEnd();
    record(queue, 100);
    queue.close();
    List<String> lines = out.lines();
    assertEquals("dropped " + dropped, lines.get(lines.size() - 2));
    assertEquals(String.format("%099d", 100), lines.get(lines.size() - 1));
    assertEquals(101 - dropped + 1, lines.size());
  }

  @Test
  void onceItDropsItGoesOnDroppingUntilHalfOfTheRoomIsFree() throws Exception {
    Stalled out = new Stalled();
    RecordQueue queue = queue(out, SMALL);
    record(queue, 0);
    out.awaitStuck();
    for (int i = 1; i < 50; i++) {
      record(queue, i);
    }
    out.letGo();
    queue.close();
    List<String> lines = out.lines();
    // One run of records and one note: never record, note, record, note.
    assertEquals(1, lines.stream().filter(line -> line.startsWith("dropped")).count());
    assertEquals("dropped " + queue.dropped(), lines.get(lines.size() - 1));
  }

  @Test
  void aReaderThatIsGoneIsKnownAndHarmless() throws Exception {
    PipedInputStream in = new PipedInputStream();
    RecordQueue queue = queue(new PipedOutputStream(in), SMALL);
    in.close();
    for (int i = 0; queue.failure() == null; i++) {
      record(queue, i);
      Thread.sleep(1);
    }
    assertInstanceOf(IOException.class, queue.failure());
    long dropped = queue.dropped();
    for (int i = 0; i < 100; i++) {
      record(queue, i);
    }
    queue.close();
    assertEquals(dropped, queue.dropped(), "nobody missed anything");
  }

  @Test
  void inTheEndAStalledReaderIsWaitedForAndThenGivenUp() throws IOException {
    Stalled out = new Stalled();
    RecordQueue queue = queue(out, SMALL);
    queue.beginEnd();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 1_000; i++) {
            record(queue, i);
          }
          queue.close();
        });
    assertTrue(queue.givenUp());
    assertTrue(queue.dropped() > 900, "dropped " + queue.dropped());
    out.letGo();
  }

  @Test
  void inTheEndASlowReaderGetsEverything() throws Exception {
    PipedInputStream in = new PipedInputStream(64);
    RecordQueue queue = queue(new PipedOutputStream(in), SMALL);
    queue.beginEnd();
    int records = 200;
    Thread reader = new Thread(() -> readAll(in, records * 100));
    reader.start();
    for (int i = 0; i < records; i++) {
      record(queue, i);
    }
    queue.close();
    assertFalse(queue.givenUp());
    assertEquals(0, queue.dropped());
    reader.join();
  }

  private static void readAll(InputStream in, int bytes) {
    try {
      assertEquals(bytes, in.readNBytes(bytes).length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRecordThatIsTooLongIsDroppedWholeAndTheNextOneIsNot() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordQueue queue = queue(out, SMALL);
    for (int i = 0; i < 60; i++) {
      byte[] part = new byte[100];
      queue.write(part, 0, part.length);
    }
    queue.write('\n');
    record(queue, 1);
    queue.close();
    assertEquals(
        "dropped 1\n" + String.format("%099d", 1) + "\n", out.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void aDocumentMayBeLongerThanARecordInTheEnd() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordQueue queue = queue(out, SMALL);
    queue.beginEnd();
    byte[] part = new byte[1_000];
    for (int i = 0; i < 300; i++) {
      queue.write(part, 0, part.length);
    }
    queue.close();
    assertEquals(300_000, out.size());
  }

  @Test
  void aTargetThatRecoversLosesOnlyWhatFailed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordTarget flaky =
        new RecordTarget() {
          private int records;

          @Override
          public void begin(int length) throws IOException {
            if (++records == 2) {
              throw new IOException("No space left on device");
            }
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
          }

          @Override
          public void end() {}

          @Override
          public void flush() {}

          @Override
          public boolean recovers() {
            return true;
          }

          @Override
          public void close() {}
        };
    RecordQueue queue = new RecordQueue(flaky, QueueLimits.DEFAULTS, RecordQueueTest::note);
    for (int i = 0; i < 3; i++) {
      record(queue, i);
    }
    queue.close();
    assertEquals(
        String.format("%099d\ndropped 1\n%099d\n", 0, 2), out.toString(StandardCharsets.US_ASCII));
    assertEquals(1, queue.dropped());
  }
}
