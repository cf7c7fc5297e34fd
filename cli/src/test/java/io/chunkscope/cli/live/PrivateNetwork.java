package io.chunkscope.cli.live;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.chunkscope.capture.live.LiveCaptureException;
import io.chunkscope.capture.live.NetworkInterfaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs shell scripts in a network namespace of their own, where only the loopback interface is: no
 * other traffic disturbs, and none gets out. In scripts {@code chunkscope} is the program, {@code
 * until} waits for a line in a file.
 */
final class PrivateNetwork {
  private static final long PATIENCE_SECONDS = 90;

  private static final String PRELUDE =
      """
      set -u
      ip link set lo up
      # A list and not a function: in the background, that would be a shell around the program.
      chunkscope=("$JAVA" -XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 -cp "$CLASSES"
        io.chunkscope.cli.Main)
      until_line() { for i in $(seq 600); do grep -q "$1" "$2" 2>/dev/null && return
        sleep 0.05; done; echo "no '$1' in $2" >&2; cat "$2" >&2; exit 99; }
      trap 'kill $(jobs -p) 2>/dev/null' EXIT
      """;

  private final Path directory;

  private PrivateNetwork(Path directory) {
    this.directory = directory;
  }

  /** What a script came to; the files it wrote are in the directory. */
  record Result(int status, String out, String err) {}

  /** Skips the test where the machine does not have what it takes, and says what. */
  static PrivateNetwork in(Path directory, String... programs) {
    List<String> missing = new ArrayList<>();
    if (!"root".equals(System.getProperty("user.name"))) {
      missing.add("root");
    }
    List<String> needed = new ArrayList<>(List.of("unshare", "ip", "bash"));
    needed.addAll(List.of(programs));
    needed.stream().filter(program -> !found(program)).forEach(missing::add);
    try {
      NetworkInterfaces.list();
    } catch (LiveCaptureException e) {
      missing.add("libpcap (" + e.getMessage() + ")");
    }
    if (!missing.isEmpty()) {
      return abort("live capture is not tried here without: " + String.join(", ", missing));
    }
    PrivateNetwork network = new PrivateNetwork(directory);
    Result tried = network.run(":");
    return tried.status == 0
        ? network
        : abort("no network namespace can be made here: " + tried.err);
  }

  private static boolean found(String program) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  /** Puts a file of the tests beside the scripts. */
  PrivateNetwork with(String resource) {
    try (InputStream in = PrivateNetwork.class.getResourceAsStream(resource)) {
      Files.copy(in, directory.resolve(resource));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Result run(String script) {
    try {
      Path out = Files.createTempFile(directory, "script", ".out");
      Path err = Files.createTempFile(directory, "script", ".err");
      ProcessBuilder builder =
          new ProcessBuilder("unshare", "--net", "bash", "-c", PRELUDE + script)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder
          .environment()
          .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
      builder.environment().put("CLASSES", System.getProperty("java.class.path"));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return fail("the script does not end: " + read(out) + read(err));
      }
      return new Result(process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
