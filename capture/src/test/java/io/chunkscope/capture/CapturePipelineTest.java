package io.chunkscope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** From the bytes of a capture file to connections. */
class CapturePipelineTest {
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final ByteBuffer capture = ByteBuffer.allocate(4096);
  private final List<String> calls = new ArrayList<>();

  CapturePipelineTest() {
    capture.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    capture.putInt(65535).putInt(101);
  }

  @Test
  void turnsAFileIntoConnectionsAndCountsTheRest() throws Exception {
    packet(10, tcp(TCP, 1000, SYN, ""));
    packet(12, tcp(UDP, 0, 0, "not TCP"));
    packet(11, tcp(TCP, 1001, ACK, "hello"));
    packet(13, new byte[] {0x45, 0});
    CapturePipeline pipeline = pipeline();
    assertEquals(3, pipeline.poll(3));
    assertEquals(1, pipeline.poll(3));
    assertEquals(0, pipeline.poll(3));
    assertTrue(pipeline.exhausted());
    pipeline.finish();

    assertEquals(
        List.of(
            "open 10.0.0.1:49152 > 10.0.0.2:80",
            "CLIENT_TO_SERVER hello f3",
            "CLIENT_TO_SERVER CAPTURE_END",
            "SERVER_TO_CLIENT CAPTURE_END",
            "close CAPTURE_END at 13 s"),
        calls);
    CaptureStatistics statistics = pipeline.statistics();
    assertEquals(4, statistics.packets());
    assertEquals(2, statistics.packets(DecodeOutcome.SEGMENT));
    assertEquals(1, statistics.undecodedPackets());
    assertEquals(10_000_000_000L, statistics.firstTimeNs());
    assertEquals(13_000_000_000L, statistics.lastTimeNs());
    assertEquals(1, statistics.backwardStamps());
    assertEquals(3, statistics.firstBackwardFrame());
    assertEquals(1_000_000_000L, statistics.largestStepBackNs());
    assertEquals(2, statistics.tcp().segments());
    assertEquals(1, statistics.tcp().connections());
  }

  @Test
  void finishesWhatCameBeforeAFaultOfTheFile() throws Exception {
    packet(10, tcp(TCP, 1000, SYN, "early"));
    capture.putInt(11).putInt(0).putInt(-5).putInt(-5);
    CapturePipeline pipeline = pipeline();
    assertThrows(CaptureFormatException.class, () -> pipeline.poll(100));
    pipeline.finish();
    assertEquals("CLIENT_TO_SERVER early f1", calls.get(1));
    assertEquals("close CAPTURE_END at 10 s", calls.get(4));
  }

  @Test
  void finishesACaptureWithoutPackets() throws Exception {
    CapturePipeline pipeline = pipeline();
    assertEquals(0, pipeline.poll(100));
    pipeline.finish();
    assertEquals(List.of(), calls);
    assertEquals(0, pipeline.statistics().packets());
  }

  @Test
  void letsTimePassWhileASourceWaits() throws Exception {
    packet(10, tcp(TCP, 1000, SYN, ""));
    packet(11, tcp(TCP, 1001, ACK, "a"));
    packet(12, tcp(TCP, 1012, ACK, "b"));
    AtomicLong quietUntilNs = new AtomicLong(PacketSource.NEVER_QUIET);
    PacketSource file =
        CaptureFiles.open(new ByteArrayInputStream(capture.array(), 0, capture.position()), "test");
    CapturePipeline pipeline =
        new CapturePipeline(
            new Waiting(file, quietUntilNs), CaptureOptions.DEFAULTS, new Recorder());
    pipeline.poll(100);
    pipeline.tick();
    quietUntilNs.set(41_000_000_000L);
    pipeline.tick();
    assertEquals(2, calls.size(), calls.toString());
    quietUntilNs.set(43_000_000_000L);
    pipeline.tick();
    assertEquals(
        List.of("CLIENT_TO_SERVER gap NEVER_FILLED", "CLIENT_TO_SERVER b f3"),
        calls.subList(2, calls.size()));
  }

  /** A file whose end is not known for one: more may come. */
  private record Waiting(PacketSource file, AtomicLong until) implements PacketSource {
    @Override
    public int poll(PacketHandler handler, int limit) throws IOException, CaptureFormatException {
      return file.poll(handler, limit);
    }

    @Override
    public long quietUntilNs() {
      return until.get();
    }

    @Override
    public boolean exhausted() {
      return false;
    }

    @Override
    public CaptureInfo info() {
      return file.info();
    }

    @Override
    public long consumedBytes() {
      return file.consumedBytes();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private CapturePipeline pipeline() throws IOException, CaptureFormatException {
    ByteArrayInputStream in = new ByteArrayInputStream(capture.array(), 0, capture.position());
    return new CapturePipeline(
        CaptureFiles.open(in, "test"), CaptureOptions.DEFAULTS, new Recorder());
  }

  private void packet(int second, byte[] bytes) {
    capture.putInt(second).putInt(0).putInt(bytes.length).putInt(bytes.length).put(bytes);
  }

  private static byte[] tcp(int protocol, int sequenceNumber, int flags, String payload) {
    ByteBuffer packet = ByteBuffer.allocate(40 + payload.length());
    packet.putShort((short) 0x4500).putShort((short) packet.capacity()).putInt(0);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    packet.putInt(0x0a000001).putInt(0x0a000002);
    packet.putShort((short) 49152).putShort((short) 80).putInt(sequenceNumber).putInt(1);
    packet.put((byte) 0x50).put((byte) flags).putShort((short) 1000).putInt(0);
    return packet.put(payload.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private final class Recorder implements ConnectionHandler, StreamHandler {
    @Override
    public SenderHint whoSends(byte[] bytes, int offset, int length) {
      return SenderHint.UNKNOWN;
    }

    @Override
    public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
      calls.add("open " + info.client() + " > " + info.server());
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
      String text = new String(bytes, offset, length, StandardCharsets.US_ASCII);
      calls.add(direction + " " + text + " f" + frame);
    }

    @Override
    public void onGap(
        Direction direction,
        long streamOffset,
        long length,
        GapCause cause,
        long timeNs,
        long frame) {
      calls.add(direction + " gap " + cause);
    }

    @Override
    public void onConflict(
        Direction direction, long streamOffset, int length, long timeNs, long frame) {
      calls.add(direction + " conflict");
    }

    @Override
    public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {
      calls.add(direction + " " + cause);
    }

    @Override
    public void onClose(ConnectionEnd end, long timeNs, long frame) {
      calls.add("close " + end + " at " + timeNs / 1_000_000_000 + " s");
    }
  }
}
