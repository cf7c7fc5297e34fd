package io.chunkscope.verify.expect.yaml;

import io.chunkscope.verify.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads values; one that is not what it must be is noted, and null. */
final class Values {
  private static final long MAX_COUNT = 1_000_000_000L;

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  /** {@code true} or {@code false}. */
  Boolean bool(String key, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    problems.at(node, key + " expects true or false" + butGot(node));
    return null;
  }

  /** A whole number. */
  Long count(String key, Node node, long least) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      String digits = scalar.getValue();
      if (digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        long number = Long.parseLong(digits);
        if (number >= least && number <= MAX_COUNT) {
          return number;
        }
      }
    }
    problems.at(node, key + " expects a whole number from " + least + " on" + butGot(node));
    return null;
  }

  /** Nanoseconds, of a number with a unit. */
  Long duration(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      long durationNs = DurationText.parse(scalar.getValue());
      if (durationNs >= 0 && scalar.getTag().equals(Tag.STR)) {
        return durationNs;
      }
    }
    problems.at(node, key + " expects a time with its unit, such as 200ms or 1.5s" + butGot(node));
    return null;
  }

  /** A text that is not empty. */
  String text(String key, Node node) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    boolean number = node instanceof ScalarNode scalar && !scalar.getValue().isEmpty();
    problems.at(
        node, key + " expects a text" + butGot(node) + (number ? "; put it in quotes" : ""));
    return null;
  }

  /** One value or a list of them. */
  List<Node> oneOrMore(String key, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(node);
    }
    if (sequence.getValue().isEmpty()) {
      problems.at(node, key + " expects at least one value");
    }
    return sequence.getValue();
  }

  /** One of these words, or a list of them; empty after a problem. */
  List<String> words(String key, Node node, Collection<String> known) {
    List<String> words = new ArrayList<>();
    for (Node element : oneOrMore(key, node)) {
      if (!(element instanceof ScalarNode scalar)) {
        problems.at(element, key + " expects one of " + String.join(", ", known) + butGot(element));
      } else if (!known.contains(scalar.getValue()) || !scalar.getTag().equals(Tag.STR)) {
        String value = scalar.getValue();
        String near = value.isEmpty() ? null : Suggestion.near(value, known);
        problems.at(
            element,
            key
                + " expects one of "
                + String.join(", ", known)
                + butGot(element)
                + (near == null ? "" : "; did you mean '" + near + "'?"));
      } else {
        words.add(scalar.getValue());
      }
    }
    return words;
  }

  /** {@code , not 'maybe'}, to end a message with. */
  static String butGot(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().isEmpty()
          ? ", and there is nothing"
          : ", not " + Problems.quoted(scalar.getValue());
    }
    return node instanceof SequenceNode ? ", not a list" : ", not keys and values";
  }
}
