package io.chunkscope.analyzer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {
  private static final List<String> HEADINGS =
      List.of("What it is", "Why it matters", "Example on the wire", "What to do", "Reference");
  private static final Set<String> GROUPS =
      Set.of(
          "delivery",
          "chunk",
          "length",
          "coding",
          "head",
          "exchange",
          "persistence",
          "hop",
          "capture");

  static List<Rule> rules() {
    return RuleCatalogue.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void idIsTheClassNameInKebabCase(Rule rule) {
    String kebab =
        rule.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);

    assertEquals(kebab, rule.info().id());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void groupIsThePackage(Rule rule) {
    assertTrue(GROUPS.contains(rule.info().group()), rule.info().group());
    assertEquals(
        RuleCatalogue.class.getPackageName() + "." + rule.info().group(),
        rule.getClass().getPackageName());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void explanationHasAllHeadingsInOrderAndTextUnderEach(Rule rule) {
    List<String> lines = rule.info().explanation().lines().toList();
    int at = -1;
    for (String heading : HEADINGS) {
      int next = lines.indexOf(heading);
      assertTrue(next > at, heading);
      assertTrue(next + 1 < lines.size() && !lines.get(next + 1).isBlank(), heading);
      at = next;
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void explanationFitsATerminal(Rule rule) {
    rule.info().explanation().lines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  /** Elsewhere an indented line would be printed as it is, like an example. */
  @ParameterizedTest
  @MethodSource("rules")
  void onlyExamplesAreIndented(Rule rule) {
    String heading = "";
    for (String line : rule.info().explanation().lines().toList()) {
      heading = HEADINGS.contains(line) ? line : heading;
      assertTrue(!line.startsWith("  ") || heading.equals("Example on the wire"), line);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void summaryIsOneLineWithoutAPeriod(Rule rule) {
    String summary = rule.info().summary();

    assertFalse(summary.endsWith(".") || summary.contains("\n") || summary.isBlank(), summary);
    assertFalse(rule.info().spec().isBlank());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void canBeFoundByIdAndByGroup(Rule rule) {
    assertEquals(rule, RuleCatalogue.find(rule.info().id()).orElseThrow());
    assertTrue(RuleCatalogue.knows(rule.info().id()));
    assertTrue(RuleCatalogue.knows(rule.info().group()));
  }

  @Test
  void idsAreUnique() {
    Set<String> ids = new HashSet<>();

    for (Rule rule : rules()) {
      assertTrue(ids.add(rule.info().id()), rule.info().id());
    }
  }

  @Test
  void doesNotKnowWhatDoesNotExist() {
    assertFalse(RuleCatalogue.knows("no-such-rule"));
    assertTrue(RuleCatalogue.find("no-such-rule").isEmpty());
  }

  @Test
  void everyRuleThatIsWrittenIsRegistered() throws Exception {
    Set<String> registered =
        rules().stream()
            .map(rule -> rule.getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(registered, writtenRules());
    assertFalse(registered.isEmpty());
  }

  /** The concrete rules among the compiled classes below this package. */
  private static Set<String> writtenRules() throws Exception {
    Path classes = Path.of(Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path root = classes.resolve(Rule.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(RuleCatalogueTest::isConcreteRule)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isConcreteRule(String name) {
    try {
      Class<?> type = Class.forName(name, false, RuleCatalogueTest.class.getClassLoader());
      return Rule.class.isAssignableFrom(type)
          && !type.isInterface()
          && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
