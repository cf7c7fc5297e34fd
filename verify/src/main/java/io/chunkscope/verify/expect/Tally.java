package io.chunkscope.verify.expect;

/**
 * How often something held.
 *
 * @param held times it held
 * @param failed times it did not
 * @param unknown times the capture did not tell
 * @param notApplicable times there was nothing of which it could hold
 */
public record Tally(long held, long failed, long unknown, long notApplicable) {

  /** Times it could be judged. */
  public long judged() {
    return held + failed;
  }

  /** Times in all. */
  public long all() {
    return held + failed + unknown + notApplicable;
  }
}
