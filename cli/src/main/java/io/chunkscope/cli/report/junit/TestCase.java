package io.chunkscope.cli.report.junit;

/**
 * One test as JUnit XML has it.
 *
 * @param className what groups it, with dots between the parts
 * @param name its own name
 * @param result how it went
 * @param type a word for what went wrong; null when it passed
 * @param message a line or a few for what went wrong; null when it passed
 * @param details all of it; null when it passed
 */
public record TestCase(
    String className, String name, Result result, String type, String message, String details) {

  /** How a test went. */
  public enum Result {
    PASSED,
    /** What was tested is not so. */
    FAILURE,
    /** It could not be tested. */
    ERROR
  }

  /** A test that passed. */
  public static TestCase passed(String className, String name) {
    return new TestCase(className, name, Result.PASSED, null, null, null);
  }
}
