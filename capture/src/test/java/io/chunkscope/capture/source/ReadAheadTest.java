package io.chunkscope.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Read ahead or not, what comes of a capture is the same. */
@Timeout(60)
class ReadAheadTest {
  private static final byte[] CAPTURE = capture();

  /** Packets of all lengths, some of them longer than what a block leaves free for them. */
  private static byte[] capture() {
    CaptureBytes capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcapHeader(0xa1b2c3d4L, 0, 1);
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] data = new byte[i % 97 == 0 ? 60_000 + random.nextInt(140_000) : i % 301];
      random.nextBytes(data);
      capture.pcapRecord(i, 0, data, data.length);
    }
    return capture.toArray();
  }

  private static ReadOptions ahead(int blockBytes, long from) {
    return ReadOptions.DEFAULTS.withBlockBytes(blockBytes).withReadAheadFromBytes(from);
  }

  private static ReadOptions never() {
    return ReadOptions.DEFAULTS.withReadAheadFromBytes(ReadOptions.NEVER);
  }

  /** What a file gives that is there whole: its blocks are filled. */
  private static Reading ofFile(byte[] stored, ReadOptions options) throws Exception {
    StoredInput in = new StoredInput(new ByteArrayInputStream(stored), true);
    try (PacketSource source = CaptureFiles.open(in, "the file", options)) {
      return Reading.of(source);
    }
  }

  @ParameterizedTest
  @CsvSource({"61, 0", "1000, 0", "1000, 5000", "65536, 0", "65536, 300000", "1048576, 0"})
  void readsTheSame(int blockBytes, long from) throws Exception {
    assertEquals(Reading.of(CAPTURE, never()), Reading.of(CAPTURE, ahead(blockBytes, from)));
    assertEquals(Reading.of(CAPTURE, never()), ofFile(CAPTURE, ahead(blockBytes, from)));
  }

  @Test
  void readsTheSameThroughThePipeThatGivesLeast() throws Exception {
    byte[] part = Arrays.copyOf(CAPTURE, 90_000);
    assertEquals(
        Reading.of(part, never()), Reading.of(Reading.byteByByte(part), ahead(1 << 16, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 1000, 70_000})
  void saysTheSameOfAFileThatIsCut(int missing) throws Exception {
    byte[] cut = Arrays.copyOf(CAPTURE, CAPTURE.length - missing);
    assertEquals(Reading.of(cut, never()), Reading.of(cut, ahead(5000, 0)));
    assertEquals(Reading.of(cut, never()), ofFile(cut, ahead(5000, 0)));
  }

  @Test
  void saysTheSameOfCompressedDataThatIsCutOrDamaged() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(CAPTURE);
    }
    byte[] stored = bytes.toByteArray();
    assertEquals(Reading.of(stored, never()), Reading.of(stored, ahead(1 << 20, 0)));
    assertEquals(Reading.of(stored, never()), ofFile(stored, ahead(70_000, 0)));
    byte[] cut = Arrays.copyOf(stored, stored.length / 2);
    assertEquals(Reading.of(cut, never()), Reading.of(cut, ahead(1 << 20, 0)));
    assertEquals(Reading.of(cut, never()), ofFile(cut, ahead(70_000, 0)));
    byte[] damaged = stored.clone();
    Arrays.fill(damaged, stored.length / 2, stored.length / 2 + 100, (byte) 0x55);
    assertEquals(Reading.of(damaged, never()).seen(), Reading.of(damaged, ahead(9999, 0)).seen());
    assertEquals(Reading.of(damaged, never()).seen(), ofFile(damaged, ahead(9999, 0)).seen());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void handsOverWhatWasReadBeforeAnErrorAndThenTheError(boolean whole) throws Exception {
    InputStream failing =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at == 5000) {
              throw new IOException("the disk is gone");
            }
            return CAPTURE[at++] & 0xff;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (at == 5000) {
              throw new IOException("the disk is gone");
            }
            int count = Math.min(length, 5000 - at);
            System.arraycopy(CAPTURE, at, target, offset, count);
            at += count;
            return count;
          }
        };
    PacketSource source =
        CaptureFiles.open(new StoredInput(failing, whole), "the file", ahead(1000, 0));
    long[] packets = {0};
    IOException thrown =
        assertThrows(
            IOException.class,
            () -> {
              while (!source.exhausted()) {
                source.poll(packet -> packets[0]++, 10);
              }
            });
    assertEquals("the disk is gone", thrown.getMessage());
    assertEquals(Reading.of(Arrays.copyOf(CAPTURE, 5000), never()).seen().size(), packets[0]);
    assertTrue(source.info().problem().contains("the disk is gone"), source.info().problem());
  }

  /** Gives some of a capture, then waits as a pipe does into which nobody writes. */
  private static final class Pipe extends ByteArrayInputStream {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Pipe(int delivered) {
      super(CAPTURE, 0, delivered);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      int count = super.read(target, offset, length);
      while (count < 0 && released.getCount() > 0) {
        waiting.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          // A read of a pipe does not notice.
        }
      }
      return count;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void handsOverPacketsBeforeThePipeBehindThemDeliversMore() throws Exception {
    Pipe pipe = new Pipe(200_000);
    try (PacketSource source = CaptureFiles.open(pipe, "standard input", ahead(1 << 20, 0))) {
      int wanted = Reading.of(Arrays.copyOf(CAPTURE, 200_000), never()).seen().size();
      int polled = 0;
      while (polled < wanted) {
        polled += source.poll(packet -> {}, 100);
      }
      assertEquals(wanted, polled);
      pipe.released.countDown();
    }
  }

  @Test
  void closingDoesNotWaitForAPipeWhichIsClosedOnceItsReadComesBack() throws Exception {
    Pipe pipe = new Pipe(200_000);
    PacketSource source = CaptureFiles.open(pipe, "standard input", ahead(1 << 20, 0));
    while (source.poll(packet -> {}, 100) == 0) {
      assertFalse(source.exhausted());
    }
    pipe.waiting.await();
    source.close();
    assertEquals(1, pipe.closed.getCount());
    pipe.released.countDown();
    assertTrue(pipe.closed.await(10, TimeUnit.SECONDS));
  }
}
