package io.chunkscope.verify.expect.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with a file. */
final class Problems {
  /** More are not worth a person's time: they have one cause. */
  private static final int MAX = 50;

  private static final int MAX_QUOTE = 60;

  private final String source;
  private final List<SyntaxProblem> all = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  void at(Node node, String message) {
    at(node.getStartMark().orElse(null), message);
  }

  /** Something wrong with the file as a whole. */
  void atAll(String message) {
    at((Mark) null, message);
  }

  /**
   * @param mark where, or null for the file as a whole
   */
  void at(Mark mark, String message) {
    if (all.size() < MAX) {
      all.add(
          new SyntaxProblem(
              source,
              mark == null ? 0 : mark.getLine() + 1,
              mark == null ? 0 : mark.getColumn() + 1,
              message));
    }
  }

  /** How many so far: whether anything was wrong with a part is told by asking twice. */
  int count() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  ExpectationSyntaxException exception() {
    all.sort(Comparator.comparingInt(SyntaxProblem::line).thenComparingInt(SyntaxProblem::column));
    return new ExpectationSyntaxException(all);
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** A value between quotes, cut when it is long. */
  static String quoted(String value) {
    String shown = value.length() > MAX_QUOTE ? value.substring(0, MAX_QUOTE - 1) + "…" : value;
    return "'" + shown + "'";
  }
}
