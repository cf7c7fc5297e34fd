package io.chunkscope.verify.expect.yaml;

import io.chunkscope.verify.expect.Expectation;
import io.chunkscope.verify.expect.Expectations;
import io.chunkscope.verify.expect.Selection;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.FindingLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads files of expectations; {@code docs/EXPECTATIONS.md} describes them. */
public final class ExpectationFile {
  private static final List<String> TOP = List.of("expect", "no-findings", "no-capture-gaps");
  private static final List<String> OWN =
      List.of("name", "for", "holds-for", "seen-at-least", FindingLimit.KEY);

  /** Four bytes a character at most. */
  private static final int MAX_BYTES = 4 * YamlTree.MAX_CHARS;

  private final Problems problems;
  private final SelectionReader selections;
  private final FindingLimitReader limits;
  private final CheckReader checks;
  private final Values values;

  private ExpectationFile(String source) {
    problems = new Problems(source);
    values = new Values(problems);
    selections = new SelectionReader(values);
    limits = new FindingLimitReader(values);
    checks = new CheckReader(values, selections);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   * @throws ExpectationSyntaxException when it states no expectations that could be judged
   */
  public static Expectations read(Path file) throws IOException, ExpectationSyntaxException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    Problems problems = new Problems(file.toString());
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(file.toString(), text);
    } catch (CharacterCodingException e) {
      problems.atAll("not a text in UTF-8");
      throw problems.exception();
    }
  }

  /**
   * Reads a text.
   *
   * @param source what messages call it
   * @throws ExpectationSyntaxException when it states no expectations that could be judged
   */
  public static Expectations parse(String source, String text) throws ExpectationSyntaxException {
    ExpectationFile file = new ExpectationFile(source);
    Node root = YamlTree.read(text, file.problems);
    Expectations expectations = root == null ? null : file.top(root);
    if (!file.problems.isEmpty()) {
      throw file.problems.exception();
    }
    return expectations;
  }

  /** Every key of an expectation. */
  static Set<String> keys() {
    return new ExpectationFile("").expectationKeys();
  }

  private Set<String> expectationKeys() {
    Set<String> keys = new LinkedHashSet<>(OWN);
    keys.addAll(checks.keys());
    return keys;
  }

  private Expectations top(Node root) {
    Map<String, Node> entries = Entries.of(root, "at the top", TOP, problems);
    if (entries.isEmpty() && problems.isEmpty()) {
      problems.at(root, "expects nothing; write 'expect:' and a list below it");
    }
    List<Expectation> expectations = new ArrayList<>();
    Node list = entries.get("expect");
    if (list instanceof SequenceNode sequence) {
      sequence.getValue().forEach(node -> expectations.add(expectation(node)));
      if (expectations.isEmpty()) {
        problems.at(list, "expect expects at least one expectation");
      }
    } else if (list != null) {
      problems.at(list, "expect expects a list; begin each expectation with '- '");
    }
    Node findings = entries.get(FindingLimit.KEY);
    Node gaps = entries.get("no-capture-gaps");
    Boolean noGaps = gaps == null ? Boolean.FALSE : values.bool("no-capture-gaps", gaps);
    return new Expectations(
        problems.source(),
        expectations,
        findings == null ? null : limits.read(findings),
        findings == null ? 0 : Problems.line(findings),
        Boolean.TRUE.equals(noGaps),
        gaps == null ? 0 : Problems.line(gaps));
  }

  private Expectation expectation(Node node) {
    int before = problems.count();
    Map<String, Node> entries = Entries.of(node, "an expectation", expectationKeys(), problems);
    List<Check> all = new ArrayList<>();
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (checks.keys().contains(entry.getKey())) {
        Check check = checks.read(entry.getKey(), entry.getValue());
        all.add(check);
      }
    }
    FindingLimit limit = null;
    if (entries.containsKey(FindingLimit.KEY)) {
      limit = limits.read(entries.get(FindingLimit.KEY));
      if (limit != null) {
        all.add(limit.check());
      }
    }
    Node seen = entries.get("seen-at-least");
    Long seenAtLeast = seen == null ? Long.valueOf(1) : values.count("seen-at-least", seen, 0);
    long quota = entries.containsKey("holds-for") ? quota(entries.get("holds-for")) : -1;
    Node meant = entries.get("for");
    Selection selection = meant == null ? Selection.ALL : selections.read(meant);
    String name = entries.containsKey("name") ? values.text("name", entries.get("name")) : null;
    if (problems.count() == before) {
      if (all.isEmpty() && seen == null) {
        problems.at(node, "nothing is said that must hold");
      }
      Contradictions.note(entries, problems);
    }
    all.removeIf(check -> check == null);
    return new Expectation(
        name,
        Problems.line(node),
        selection,
        quota,
        seenAtLeast == null ? 1 : seenAtLeast,
        all,
        limit);
  }

  private long quota(Node node) {
    if (node instanceof ScalarNode scalar) {
      String word = scalar.getValue();
      if (word.equals("all") || word.equals("any")) {
        return word.equals("all") ? Expectation.ALL : 1;
      }
      Long number = new Values(new Problems("")).count("holds-for", node, 1);
      if (number != null) {
        return number;
      }
    }
    problems.at(
        node, "holds-for expects all, any, or a number (at least so many)" + Values.butGot(node));
    return Expectation.ALL;
  }
}
