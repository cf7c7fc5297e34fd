package io.chunkscope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int RAW_IP = 101;
  private static final int HEADERS = 40;

  @Test
  void handsOnTheSameBytesInTheSameOrderAsReadingDirectly() throws Exception {
    for (long seed = 0; seed < 5; seed++) {
      Ledger direct = new Ledger();
      Ledger ahead = new Ledger();
      run(CapturePipeline.direct(new Packets(seed), CaptureOptions.DEFAULTS, direct), 1000);
      run(CapturePipeline.readingAhead(new Packets(seed), CaptureOptions.DEFAULTS, ahead), 77);
      assertTrue(direct.lines.size() > 3000);
      assertEquals(direct.lines, ahead.lines, "seed " + seed);
    }
  }

  @Test
  void reportsAFaultOfTheSourceAfterWhatCameBeforeIt() {
    Packets source = new Packets(1);
    IllegalStateException fault = new IllegalStateException("fault of the test");
    source.fault = fault;
    Ledger ledger = new Ledger();
    CapturePipeline pipeline =
        CapturePipeline.readingAhead(source, CaptureOptions.DEFAULTS, ledger);
    assertSame(fault, assertThrows(IllegalStateException.class, () -> run(pipeline, 1000)));
    assertTrue(pipeline.exhausted());
    assertEquals(Packets.COUNT, pipeline.statistics().packets());
    assertTrue(ledger.lines.size() > 3000);
  }

  @Test
  void letsTheReaderGoWhenNobodyTakesItsSegments() throws Exception {
    Packets source = new Packets(2);
    CapturePipeline pipeline =
        CapturePipeline.readingAhead(source, CaptureOptions.DEFAULTS, new Ledger());
    assertFalse(source.left.await(50, TimeUnit.MILLISECONDS));
    pipeline.close();
    assertTrue(source.left.await(10, TimeUnit.SECONDS));
  }

  private static void run(CapturePipeline pipeline, int limit) throws Exception {
    try (pipeline) {
      while (!pipeline.exhausted()) {
        int count = pipeline.poll(limit);
        assertTrue(count <= limit);
      }
      pipeline.finish();
    }
  }

  /** Segments of several connections, of all lengths up to some that no batch has room for. */
  private static final class Packets implements PacketSource {
    private static final int COUNT = 4000;
    private static final int BUFFER_BYTES = 600_000;

    final CountDownLatch left = new CountDownLatch(1);
    RuntimeException fault;
    private final Random random;
    private final Packet packet = new Packet();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final int[] next = new int[7];
    private int count;

    Packets(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public int poll(PacketHandler handler, int limit) {
      boolean done = false;
      try {
        int given = 0;
        for (; given < limit && count < COUNT; given++) {
          handler.onPacket(another());
        }
        if (exhausted() && fault != null) {
          throw fault;
        }
        done = true;
        return given;
      } finally {
        if (!done) {
          left.countDown();
        }
      }
    }

    private Packet another() {
      random.nextBytes(buffer);
      int flow = random.nextInt(next.length);
      int length = random.nextInt(500) == 0 ? 400_000 : random.nextInt(3000);
      ByteBuffer header = ByteBuffer.wrap(buffer);
      // A total length of 0 is what segmentation offload leaves behind.
      header.putShort((short) 0x4500).putShort((short) 0).putInt(0);
      header.put((byte) 64).put((byte) 6).putShort((short) 0);
      header.putInt(0x0a000001).putInt(0x0a000002);
      header.putShort((short) (50_000 + flow)).putShort((short) 80);
      header.putInt(next[flow]).putInt(1);
      header.put((byte) 0x50).put((byte) 0x10).putShort((short) 1000).putInt(0);
      next[flow] += length;
      count++;
      int bytes = HEADERS + length;
      return packet.wrap(buffer, 0, bytes, bytes, count * 1_000_000L, count, RAW_IP);
    }

    @Override
    public boolean exhausted() {
      return count == COUNT;
    }

    @Override
    public CaptureInfo info() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long consumedBytes() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class Ledger implements ConnectionHandler, StreamHandler {
    final List<String> lines = new ArrayList<>();
    private int connections;

    @Override
    public SenderHint whoSends(byte[] bytes, int offset, int length) {
      return SenderHint.UNKNOWN;
    }

    @Override
    public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
      lines.add("open " + ++connections + " " + info.client() + " > " + info.server());
      return this;
    }

    @Override
    public boolean wantsData(Direction direction) {
      return true;
    }

    @Override
    public void onData(
        Direction direction,
        long streamOffset,
        byte[] bytes,
        int offset,
        int length,
        long timeNs,
        long frame) {
      CRC32 sum = new CRC32();
      sum.update(bytes, offset, length);
      lines.add(streamOffset + " " + length + " " + sum.getValue() + " " + timeNs + " " + frame);
    }

    @Override
    public void onGap(
        Direction direction,
        long streamOffset,
        long length,
        GapCause cause,
        long timeNs,
        long frame) {
      lines.add("gap " + streamOffset + " " + length + " " + cause + " " + frame);
    }

    @Override
    public void onConflict(
        Direction direction, long streamOffset, int length, long timeNs, long frame) {
      lines.add("conflict " + streamOffset);
    }

    @Override
    public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {
      lines.add(direction + " " + cause + " " + frame);
    }

    @Override
    public void onClose(ConnectionEnd end, long timeNs, long frame) {
      lines.add("close " + end + " " + frame);
    }
  }
}
