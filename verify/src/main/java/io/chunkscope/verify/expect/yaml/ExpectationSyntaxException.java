package io.chunkscope.verify.expect.yaml;

import java.util.List;

/** A file that states no expectations that could be judged; with all that is wrong with it. */
public final class ExpectationSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<SyntaxProblem> problems;

  ExpectationSyntaxException(List<SyntaxProblem> problems) {
    super(problems.get(0).toString());
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the file's order; at least one. */
  public List<SyntaxProblem> problems() {
    return problems;
  }
}
