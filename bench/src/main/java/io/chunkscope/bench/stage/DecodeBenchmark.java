package io.chunkscope.bench.stage;

import io.chunkscope.bench.generate.TrafficKind;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds to decode one Ethernet/IPv4/TCP packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {

  @Param({"BULK", "SMALL"})
  private TrafficKind kind;

  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();
  private MemoryCapture capture;
  private long payloadBytes;

  /** Makes the packets. */
  @Setup
  public void generate() throws IOException {
    capture = new MemoryCapture(kind);
  }

  /** Decodes all packets and adds up their payload. */
  @Benchmark
  @OperationsPerInvocation(MemoryCapture.PACKETS)
  public long decode() {
    payloadBytes = 0;
    capture.replay(this::onPacket);
    return payloadBytes;
  }

  private void onPacket(Packet packet) {
    if (decoder.decode(packet, segment) != DecodeOutcome.SEGMENT) {
      throw new IllegalStateException("synthetic packet not decoded");
    }
    payloadBytes += segment.payloadLength();
  }
}
