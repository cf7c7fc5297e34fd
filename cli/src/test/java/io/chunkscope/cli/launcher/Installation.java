package io.chunkscope.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A copy of the launcher in a directory of its own, and the environment it is started in. */
final class Installation {

  /** What came out of a run. */
  record Result(int status, long pid, String output, String errors) {
    List<String> lines() {
      return output.lines().toList();
    }
  }

  private static final Path LAUNCHER = Path.of("bin", "chunkscope").toAbsolutePath();

  /** A java that tells its process id, its locale and its arguments, and exits with status 7. */
  private static final String ECHOING_JAVA =
      """
      #!/bin/sh
      printf 'pid=%s\\nLC_ALL=%s\\nLC_CTYPE=%s\\n' "$$" "${LC_ALL-}" "${LC_CTYPE-}"
      printf '%s\\n' "$@"
      exit 7
      """;

  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  Installation(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("cli/bin"));
    Files.createDirectories(root.resolve("tools"));
    Files.copy(LAUNCHER, script());
    executable(script());
    // Of the machine's own programs only what the script uses, so that no real java is found.
    Files.writeString(root.resolve("tools/readlink"), "#!/bin/sh\nexec /usr/bin/readlink \"$@\"\n");
    executable(root.resolve("tools/readlink"));
    environment.put("PATH", root.resolve("tools").toString());
  }

  Path root() {
    return root;
  }

  Path script() {
    return root.resolve("cli/bin/chunkscope");
  }

  Path jar() {
    return root.resolve("cli/target/chunkscope.jar");
  }

  Path archive() {
    return root.resolve("cli/target/chunkscope.jsa");
  }

  Installation built() throws IOException {
    Files.createDirectories(jar().getParent());
    Files.createFile(jar());
    return this;
  }

  /** Makes a Java that repeats its arguments, with a release file that states the version. */
  Path echoingJava(String directory, String version) throws IOException {
    Path home = java(directory, ECHOING_JAVA);
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    return home;
  }

  /** Makes a Java whose program is the given shell script. */
  Path java(String directory, String program) throws IOException {
    Path home = root.resolve(directory);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/java"), program);
    executable(home.resolve("bin/java"));
    return home;
  }

  Installation with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Installation onPath(Path home) throws IOException {
    // As distributions do it: the directory on PATH holds a link only.
    Files.createSymbolicLink(root.resolve("tools/java"), home.resolve("bin/java"));
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return run(root, script().toString(), arguments);
  }

  Result run(Path directory, String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(command);
    line.addAll(List.of(arguments));
    Path output = Files.createTempFile(root, "output", ".txt");
    Path errors = Files.createTempFile(root, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher hangs");
    }
    return new Result(
        process.exitValue(),
        process.pid(),
        Files.readString(output, StandardCharsets.UTF_8),
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
