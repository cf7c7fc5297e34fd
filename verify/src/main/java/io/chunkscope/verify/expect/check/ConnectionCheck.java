package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.model.ConnectionTrace;

/** Something that must hold of every connection that carried an exchange that is meant. */
public record ConnectionCheck(String key, String expected, Judge judge) implements Check {

  /** Judges a connection that is over, and whose transport is still known. */
  @FunctionalInterface
  public interface Judge {
    Judgement judge(ConnectionTrace connection);
  }
}
