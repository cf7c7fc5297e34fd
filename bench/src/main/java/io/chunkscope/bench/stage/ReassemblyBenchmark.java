package io.chunkscope.bench.stage;

import io.chunkscope.bench.generate.TrafficKind;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.tcp.TcpReassembler;
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

/** Nanoseconds to decode one packet and put it in its stream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReassemblyBenchmark {

  @Param({"BULK", "SMALL", "CHURN"})
  private TrafficKind kind;

  private final SegmentDecoder decoder = new SegmentDecoder();
  private final TcpSegment segment = new TcpSegment();
  private final ByteCounter counter = new ByteCounter();
  private MemoryCapture capture;
  private TcpReassembler reassembler;

  /** Makes the packets. */
  @Setup
  public void generate() throws IOException {
    capture = new MemoryCapture(kind);
  }

  /** Rebuilds all streams and adds up their bytes. */
  @Benchmark
  @OperationsPerInvocation(MemoryCapture.PACKETS)
  public long reassemble() {
    reassembler = new TcpReassembler(CaptureOptions.DEFAULTS, counter);
    capture.replay(this::onPacket);
    return counter.bytes();
  }

  private void onPacket(Packet packet) {
    decoder.decode(packet, segment);
    reassembler.onSegment(segment);
  }
}
