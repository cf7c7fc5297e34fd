package io.chunkscope.bench.stage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.chunkscope.analyzer.parse.HttpStreamParser;
import io.chunkscope.analyzer.parse.MessageKind;
import io.chunkscope.analyzer.parse.ParserOptions;
import io.chunkscope.analyzer.parse.ParserResources;
import io.chunkscope.bench.generate.FrameWriter;
import java.io.ByteArrayOutputStream;
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

/** Nanoseconds to parse one chunk of a body that arrives in full segments. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChunkParseBenchmark {
  private static final int CHUNKS = 1_000;

  @Param({"16", "1000", "8192"})
  private int chunkBytes;

  private byte[] response;

  /** Makes the response. */
  @Setup
  public void generate() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
    for (int i = 0; i < CHUNKS; i++) {
      message.writeBytes((Integer.toHexString(chunkBytes) + "\r\n").getBytes(ISO_8859_1));
      message.writeBytes(new byte[chunkBytes]);
      message.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    message.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    response = message.toByteArray();
  }

  /** Parses the response and counts its chunks. */
  @Benchmark
  @OperationsPerInvocation(CHUNKS)
  public int parse() {
    ChunkCounter counter = new ChunkCounter();
    HttpStreamParser parser =
        new HttpStreamParser(MessageKind.RESPONSES, counter, new ParserResources(ParserOptions.DEFAULTS));
    for (int at = 0; at < response.length; at += FrameWriter.MSS) {
      parser.onData(at, response, at, Math.min(FrameWriter.MSS, response.length - at));
    }
    if (counter.chunks() != CHUNKS || !parser.atMessageBoundary()) {
      throw new IllegalStateException(counter.chunks() + " chunks");
    }
    return counter.chunks();
  }
}
