package io.chunkscope.bench.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a large capture of imaginary traffic; the same options give the same file. */
@Command(
    name = "generate-capture",
    mixinStandardHelpOptions = true,
    description = "Writes a large capture of imaginary traffic, without valid checksums.")
public final class GenerateCapture implements Callable<Integer> {

  @Option(
      names = "--kind",
      required = true,
      description = "What the traffic is like: ${COMPLETION-CANDIDATES}.")
  private TrafficKind kind;

  @Option(
      names = "--packets",
      defaultValue = "1000000",
      description = "About how many packets (default: ${DEFAULT-VALUE}).")
  private long packets;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed, another interleaving (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Parameters(paramLabel = "FILE", description = "The capture to write.")
  private Path file;

  private GenerateCapture() {}

  @Override
  public Integer call() throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        FrameWriter out = new FrameWriter(stream)) {
      Traffic traffic = kind.start(out, new SplittableRandom(seed));
      while (out.frames() < packets) {
        traffic.proceed();
      }
      traffic.finish();
    }
    return 0;
  }

  /**
   * Writes the capture that the command line describes.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new GenerateCapture());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }
}
