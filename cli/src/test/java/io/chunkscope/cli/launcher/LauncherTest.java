package io.chunkscope.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.launcher.Installation.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String MAIN = "io.chunkscope.cli.Main";

  @TempDir private Path directory;

  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = new Installation(directory.toRealPath().resolve("a place; with 'blanks'"));
  }

  private void installWithJava17() throws IOException {
    installation.built().onPath(installation.echoingJava("jdk", "17.0.15"));
  }

  private void assertRunsTheJar(Result result) {
    assertEquals("", result.errors());
    assertTrue(result.lines().contains(installation.jar().toString()), result.output());
  }

  private static void assertRefuses(String message, Result result) {
    assertEquals("chunkscope: " + message + "\n", result.errors());
    assertEquals("", result.output());
    assertEquals(2, result.status());
  }

  @Test
  void handsArgumentsAndStatusThroughUnchanged() throws Exception {
    installWithJava17();
    Result result = installation.run("analyze", "two words", "", "*", "-x=\"$HOME\"");
    List<String> lines = result.lines();
    assertEquals(
        List.of(
            installation.jar().toString(), MAIN, "analyze", "two words", "", "*", "-x=\"$HOME\""),
        lines.subList(lines.indexOf("-cp") + 1, lines.size()));
    assertEquals(7, result.status());
    assertEquals("", result.errors());
  }

  @Test
  void becomesTheJvmSoThatSignalsReachIt() throws Exception {
    installWithJava17();
    Result result = installation.run();
    assertEquals("pid=" + result.pid(), result.lines().get(0));
  }

  @Test
  void runsFromAnyDirectoryByRelativePath() throws Exception {
    installWithJava17();
    Path root = installation.root();
    assertRunsTheJar(installation.run(root.resolve("cli"), "bin/chunkscope"));
    assertRunsTheJar(installation.run(root.resolve("cli/bin"), "./chunkscope"));
    assertRunsTheJar(installation.run(root.resolve("tools"), "../cli/bin/chunkscope"));
    assertRunsTheJar(installation.run(root.resolve("cli/bin"), "/bin/sh", "chunkscope"));
  }

  @Test
  void followsAbsoluteRelativeAndChainedLinks() throws Exception {
    installWithJava17();
    Path root = installation.root();
    Path absolute = root.resolve("absolute");
    Files.createSymbolicLink(absolute, installation.script());
    Path relative = root.resolve("tools/relative");
    Files.createSymbolicLink(relative, Path.of("../cli/bin/chunkscope"));
    Path chained = root.resolve("chained link");
    Files.createSymbolicLink(chained, Path.of("tools/relative"));
    Path throughDirectory = root.resolve("linked directory");
    Files.createSymbolicLink(throughDirectory, Path.of("cli/bin"));
    for (Path link : List.of(absolute, relative, chained, throughDirectory.resolve("chunkscope"))) {
      assertRunsTheJar(installation.run(Path.of("/"), link.toString()));
    }
    assertRunsTheJar(installation.run(root, "./chained link"));
  }

  @Test
  void saysHowToBuildWhenThereIsNoJar() throws Exception {
    installation.onPath(installation.echoingJava("jdk", "17"));
    assertRefuses(
        "nothing has been built yet; in "
            + installation.root()
            + " run: mvn -q -B -DskipTests package",
        installation.run());
  }

  @Test
  void prefersJavaHomeToThePath() throws Exception {
    installation.built().onPath(installation.java("old", "#!/bin/sh\necho wrong\n"));
    installation.with("JAVA_HOME", installation.echoingJava("home of java", "25.0.3").toString());
    assertRunsTheJar(installation.run());
  }

  @Test
  void saysWhenJavaHomeHoldsNoJava() throws Exception {
    installWithJava17();
    installation.with("JAVA_HOME", "/nowhere at all");
    assertRefuses(
        "JAVA_HOME is /nowhere at all, but there is no bin/java in it", installation.run());
  }

  @Test
  void saysWhenThereIsNoJava() throws Exception {
    installation.built();
    assertRefuses("Java 17 or newer is needed, and there is no java on PATH", installation.run());
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392, 8", "9, 9", "11.0.2, 11", "16-ea, 16"})
  void refusesOldJava(String version, String major) throws Exception {
    Path home = installation.echoingJava("jdk", version);
    installation.built().onPath(home);
    String message = " is Java " + major + "; set JAVA_HOME to a newer one";
    assertRefuses(
        "Java 17 or newer is needed, but " + installation.root() + "/tools/java" + message,
        installation.run());
    installation.with("JAVA_HOME", home.toString());
    assertRefuses(
        "Java 17 or newer is needed, but " + home + "/bin/java" + message, installation.run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "17-ea", "25.0.3", "100"})
  void runsOnJava17AndNewer(String version) throws Exception {
    installation.built().onPath(installation.echoingJava("jdk", version));
    assertRunsTheJar(installation.run());
  }

  @ParameterizedTest
  @CsvSource({"openjdk version \"11.0.2\" 2019-01-15, 11", "java version \"1.8.0_392\", 8"})
  void asksAnOldJavaThatHasNoReleaseFile(String answer, String major) throws Exception {
    installation
        .built()
        .onPath(installation.java("jdk", "#!/bin/sh\necho '" + answer + "' >&2\necho more >&2\n"));
    Result result = installation.run();
    assertTrue(result.errors().contains(" is Java " + major + ";"), result.errors());
    assertEquals(2, result.status());
  }

  @Test
  void runsANewJavaThatHasNoReleaseFile() throws Exception {
    String program =
        """
        #!/bin/sh
        [ "$1" = -version ] && echo 'openjdk version "21.0.1" 2023-10-17' >&2 && exit
        printf '%s\\n' "$@"
        """;
    installation.built().onPath(installation.java("jdk", program));
    assertRunsTheJar(installation.run());
  }

  @Test
  void saysInOneLineWhenJavaDoesNotStart() throws Exception {
    installation
        .built()
        .onPath(installation.java("jdk", "#!/bin/sh\necho 'No runtime'\necho more\nexit 1\n"));
    assertRefuses(
        installation.root() + "/tools/java does not start: No runtime", installation.run());
  }

  @Test
  void startsJavaOnlyOnce() throws Exception {
    installWithJava17();
    Result result = installation.run();
    assertEquals(1, result.lines().stream().filter(line -> line.startsWith("pid=")).count());
    assertFalse(result.lines().contains("-version"));
  }

  @Test
  void lastWordOnJvmOptionsIsTheUsers() throws Exception {
    installWithJava17();
    installation.with("CHUNKSCOPE_JAVA_OPTS", "-Xmx1g  -Dpattern=/*");
    List<String> lines = installation.run().lines();
    int jar = lines.indexOf("-cp");
    assertEquals(List.of("-Xmx1g", "-Dpattern=/*"), lines.subList(jar - 2, jar));
    assertTrue(lines.indexOf("-Xmx256m") < lines.indexOf("-Xmx1g"));
  }

  @Test
  void usesTheClassDataArchiveWhenThereIsOne() throws Exception {
    installWithJava17();
    String option = "-XX:SharedArchiveFile=" + installation.archive();
    assertFalse(installation.run().lines().contains(option));
    Files.createFile(installation.archive());
    installation.with("CHUNKSCOPE_JAVA_OPTS", "-Xshare:off");
    List<String> lines = installation.run().lines();
    assertTrue(lines.contains(option));
    assertTrue(lines.indexOf(option) < lines.indexOf("-Xshare:off"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', C.UTF-8",
    "'', '', C, C.UTF-8",
    "'', POSIX, de_DE.UTF-8, C.UTF-8",
    "'', '', de_DE.ISO-8859-1, ''",
    "C, '', de_DE.UTF-8, ''",
  })
  void replacesOnlyTheBareLocale(String all, String ctype, String lang, String expected)
      throws Exception {
    installWithJava17();
    installation.with("LC_ALL", all).with("LC_CTYPE", ctype).with("LANG", lang);
    List<String> lines = installation.run().lines();
    assertTrue(lines.contains("LC_CTYPE=" + expected), lines.toString());
    assertTrue(lines.contains("LC_ALL=" + (all.equals("C") ? "C.UTF-8" : "")), lines.toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void startsARealJvmWithoutAWordOfItsOwn(boolean brokenArchive) throws Exception {
    writeProgramJar(installation.root(), installation.jar());
    if (brokenArchive) {
      Files.writeString(installation.archive(), "not an archive");
    }
    installation.with("JAVA_HOME", System.getProperty("java.home"));
    Result result = installation.run("one", "two words");
    assertEquals("", result.errors());
    assertEquals(List.of("one|two words", "UTF-8"), result.lines().subList(0, 2));
    assertEquals(List.of("true", "true"), result.lines().subList(3, 5));
    assertEquals(0, result.status());
  }

  @Test
  void saysThatJavaRunsNothingInADirectoryWithAColon() throws Exception {
    installation = new Installation(directory.toRealPath().resolve("10:30"));
    installWithJava17();
    assertRefuses(
        "Java cannot run what lies in a directory with a colon in its name: " + installation.root(),
        installation.run());
  }

  @ParameterizedTest
  @CsvSource({"17.0.15, false", "21, false", "25, true"})
  void grantsAccessToNativeCodeWhereJavaAsksForIt(String version, boolean granted)
      throws Exception {
    installation.built().onPath(installation.echoingJava("jdk", version));
    List<String> lines = installation.run().lines();
    assertEquals(granted, lines.contains("--enable-native-access=ALL-UNNAMED"));
  }

  /** A jar whose main class has the name of Chunkscope's and does what {@link Program} does. */
  private static void writeProgramJar(Path directory, Path file) throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/chunkscope/cli/launcher/Program.java"))
            .replace("package io.chunkscope.cli.launcher;", "package io.chunkscope.cli;")
            .replace("Program", "Main");
    Path java = Files.writeString(directory.resolve("Main.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", directory.toString(), java.toString());
    assertEquals(0, status);
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
    String entry = MAIN.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry(entry));
      Files.copy(directory.resolve(entry), jar);
      jar.closeEntry();
    }
  }
}
