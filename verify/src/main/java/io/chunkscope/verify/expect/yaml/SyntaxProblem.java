package io.chunkscope.verify.expect.yaml;

/**
 * What is wrong with a file of expectations, and where.
 *
 * @param source the file's name
 * @param line 1-based; 0 for the file as a whole
 * @param column 1-based; 0 for the line as a whole
 * @param message what is wrong, without the place
 */
public record SyntaxProblem(String source, int line, int column, String message) {

  /** {@code site.yaml:12: unknown key 'flushs'}. */
  @Override
  public String toString() {
    return source + (line == 0 ? "" : ":" + line) + ": " + message;
  }
}
