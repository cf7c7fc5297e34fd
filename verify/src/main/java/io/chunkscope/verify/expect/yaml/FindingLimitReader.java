package io.chunkscope.verify.expect.yaml;

import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.verify.expect.check.FindingLimit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code no-findings}: a severity, or a mapping with the rules meant. */
final class FindingLimitReader {
  static final List<String> KEYS = List.of("from", "only", "except");

  static final List<String> SEVERITIES =
      Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.INFO)
          .map(Severity::label)
          .toList();

  private final Values values;

  FindingLimitReader(Values values) {
    this.values = values;
  }

  /** What there must not be; null after a problem. */
  FindingLimit read(Node node) {
    if (node instanceof ScalarNode) {
      Severity severity = severity(FindingLimit.KEY, node);
      return severity == null ? null : new FindingLimit(severity, Set.of(), Set.of());
    }
    int before = values.problems().count();
    Map<String, Node> parts = Entries.of(node, FindingLimit.KEY, KEYS, values.problems());
    if (!parts.containsKey("from") && !parts.containsKey("only")) {
      if (values.problems().count() == before) {
        values
            .problems()
            .at(node, "no-findings expects from (a severity), or only (rules), or both");
      }
      return null;
    }
    Severity from = parts.containsKey("from") ? severity("from", parts.get("from")) : Severity.INFO;
    Set<String> only = rules("only", parts.get("only"));
    Set<String> except = rules("except", parts.get("except"));
    return from == null ? null : new FindingLimit(from, only, except);
  }

  private Severity severity(String key, Node node) {
    if (!(node instanceof ScalarNode)) {
      values.problems().at(node, key + " expects a severity" + Values.butGot(node));
      return null;
    }
    List<String> words = values.words(key, node, SEVERITIES);
    return words.isEmpty()
        ? null
        : Stream.of(Severity.values())
            .filter(severity -> severity.label().equals(words.get(0)))
            .findFirst()
            .orElseThrow();
  }

  private Set<String> rules(String key, Node node) {
    Set<String> rules = new LinkedHashSet<>();
    if (node == null) {
      return rules;
    }
    for (Node element : values.oneOrMore(key, node)) {
      String name = values.text(key, element);
      if (name != null && !RuleCatalogue.knows(name)) {
        values.problems().at(element, Entries.unknown("rule", name, names()));
      } else if (name != null) {
        rules.add(name);
      }
    }
    return rules;
  }

  /** Every name that a rule or a group has, rules first. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Rule rule : RuleCatalogue.rules()) {
      names.add(rule.info().id());
    }
    for (Rule rule : RuleCatalogue.rules()) {
      names.add(rule.info().group());
    }
    return names;
  }
}
