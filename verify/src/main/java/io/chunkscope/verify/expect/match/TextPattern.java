package io.chunkscope.verify.expect.match;

/** Says whether a text from the wire is meant. */
public interface TextPattern {

  /** Whether it fits as a whole. */
  boolean matches(String text);
}
