package io.chunkscope.verify.expect;

/**
 * What an evaluation keeps.
 *
 * @param failures failures kept one by one, of each expectation; further ones are counted
 * @param unknowns the same for what the capture does not tell
 * @param servers servers remembered as having answered an exchange that is meant, of each
 *     expectation; findings about further ones are not attributed to it
 */
public record EvaluationLimits(int failures, int unknowns, int servers) {
  public static final EvaluationLimits DEFAULTS = new EvaluationLimits(10, 3, 10_000);
}
