package io.chunkscope.analyzer.framing;

/** Whether a message promises that the connection goes on after its exchange. */
public enum Persistence {
  PERSIST,
  CLOSE
}
