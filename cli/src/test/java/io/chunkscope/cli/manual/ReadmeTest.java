package io.chunkscope.cli.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows of the program is what the program prints. */
class ReadmeTest {
  private static final Path README = Repository.ROOT.resolve("README.md");

  /** A block that begins with a command and holds all that it prints. */
  private static final Pattern SESSION =
      Pattern.compile("(?<=```console\n)\\$ cli/bin/chunkscope (.*)\n((?s:.*?))(?=```\n)");

  @Test
  void everySessionIsReal() throws Exception {
    String page = Files.readString(README);
    StringBuilder real = new StringBuilder();
    Matcher session = SESSION.matcher(page);
    int sessions = 0;
    while (session.find()) {
      sessions++;
      String command = session.group(1);
      session.appendReplacement(
          real,
          Matcher.quoteReplacement(
              "$ cli/bin/chunkscope " + command + "\n" + output(command.split(" "))));
    }
    session.appendTail(real);
    assertTrue(sessions >= 2, "the README shows the story and its cure");
    if (Repository.UPDATE) {
      Files.writeString(README, real);
    }
    assertEquals(
        real.toString(),
        Files.readString(README),
        "the README shows old output; rewrite it: -Dgolden=update");
  }

  /** In a process of its own, so that files are named as from the top of the repository. */
  private static String output(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(Repository.ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
