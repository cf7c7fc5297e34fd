package io.chunkscope.verify.expect.check;

/** What is to be said of one exchange, or one connection, and one thing expected of it. */
public enum Ruling {
  HOLDS,
  FAILS,
  /** The capture does not tell: bytes, a direction or the end are missing in it. */
  CANNOT_TELL,
  /** There is nothing of which it could hold, such as a body in a response to HEAD. */
  NOT_APPLICABLE
}
