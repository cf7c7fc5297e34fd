package io.chunkscope.samples.flow;

import java.util.List;
import java.util.function.Consumer;

/**
 * A recipe for a capture: what it is for, what must be found in it, and the steps that make it.
 *
 * @param purpose the comment that opens the file, line by line
 * @param expects rule ids named by {@code # expect:} lines: findings the capture must raise
 * @param nevers rule ids named by {@code # never:} lines: findings it must not raise
 * @param compareExpects rule ids named by {@code # compare:} lines: what comparing both sides of
 *     the hop in the capture must find
 * @param compareNevers rule ids named by {@code # compare-never:} lines: what it must not find
 * @param exchanges texts of {@code # exchange:} lines: what was said, in the order of the answers
 * @param asCaptured text of an {@code # as-captured:} line: why the verdict would be another if the
 *     same bytes came in other segments; null when it must not be
 * @param file text of a {@code # file:} line: how far the file can be read; null when to its end
 * @param steps what to do, in order
 */
public record Flow(
    List<String> purpose,
    List<String> expects,
    List<String> nevers,
    List<String> compareExpects,
    List<String> compareNevers,
    List<String> exchanges,
    String asCaptured,
    String file,
    List<Step> steps) {

  /**
   * One directive or block.
   *
   * @param line 1-based line of the recipe where it begins
   * @param action what it asks for
   */
  public record Step(int line, Consumer<FlowActions> action) {}

  /**
   * Reads a recipe.
   *
   * @throws FlowException when a line is not understood
   */
  public static Flow parse(String text) {
    return new FlowParser(text).parse();
  }

  /**
   * Carries out the steps.
   *
   * @throws FlowException naming the line of a step that makes no sense where it stands
   */
  public void play(FlowActions actions) {
    for (Step step : steps) {
      try {
        step.action().accept(actions);
      } catch (IllegalStateException | IllegalArgumentException e) {
        throw (FlowException) new FlowException(step.line(), e.getMessage()).initCause(e);
      }
    }
  }
}
