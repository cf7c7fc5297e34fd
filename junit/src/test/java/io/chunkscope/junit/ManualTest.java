package io.chunkscope.junit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What {@code docs/JUNIT.md} shows is in the example, which is compiled and run. */
class ManualTest {
  private static final Path MANUAL = Path.of("../docs/JUNIT.md");
  private static final Path EXAMPLE = Path.of("../docs/examples/junit");

  private static List<String> blocks(String language) throws Exception {
    Matcher block =
        Pattern.compile("(?<=```" + language + "\n)(?s:.*?)(?=```)")
            .matcher(Files.readString(MANUAL));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group());
    }
    return blocks;
  }

  private static String sources() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void everySnippetIsInTheExample() throws Exception {
    String sources = sources();
    List<String> snippets = blocks("java");
    assertEquals(4, snippets.size());
    for (String snippet : snippets) {
      assertTrue(sources.contains(snippet), snippet);
    }
    String pom = Files.readString(EXAMPLE.resolve("pom.xml"));
    for (String snippet : blocks("xml")) {
      assertTrue(pom.contains(snippet), snippet);
    }
    Matcher version =
        Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find() && pom.contains("<version>" + version.group(1) + "</version>"));
  }

  @Test
  void theFailureShownIsReal() throws Exception {
    String message =
        assertThrows(
                AssertionFailedError.class,
                () ->
                    CaptureAssertions.assertThatCapture(CorpusCaptures.RAW)
                        .exchange("/home", 0)
                        .isChunked())
            .getMessage();
    String folder = CorpusCaptures.RAW.getParent() + "/";
    assertEquals(List.of(message.replace(folder, "") + "\n"), blocks("text"));
  }

  @Test
  void everyAssertionIsDescribed() throws Exception {
    String page = Files.readString(MANUAL);
    for (Class<?> type :
        List.of(
            CaptureAssert.class,
            ExchangeAssert.class,
            ExchangesAssert.class,
            ConnectionAssert.class)) {
      for (Method method : type.getDeclaredMethods()) {
        boolean told = method.getName().matches("exchanges|capture");
        boolean shown = page.contains(method.getName() + "(");
        assertTrue(shown || told || !Modifier.isPublic(method.getModifiers()), method.toString());
      }
    }
  }

  @Test
  void theExamplesCaptureIsTheSample() throws Exception {
    assertArrayEquals(
        Files.readAllBytes(CorpusCaptures.CHUNKED),
        Files.readAllBytes(EXAMPLE.resolve("src/test/captures/shop.pcap")));
  }
}
