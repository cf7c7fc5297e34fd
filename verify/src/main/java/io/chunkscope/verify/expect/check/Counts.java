package io.chunkscope.verify.expect.check;

/** Judges a number that can only have been larger than what was counted. */
final class Counts {
  private Counts() {}

  /**
   * @param measured the number in words
   * @param incomplete why there may have been more, or null
   */
  static Judgement judge(
      long number, long least, long most, String measured, String incomplete, long... frames) {
    if (number > most) {
      return Judgement.fails(measured, frames);
    }
    if (incomplete != null && (number < least || most != Long.MAX_VALUE)) {
      return Judgement.cannotTell(measured + " seen; " + incomplete, frames);
    }
    return Judgement.of(number >= least, measured, frames);
  }
}
