package io.chunkscope.analyzer.parse;

/** Which messages a direction of a connection carries. */
public enum MessageKind {
  REQUESTS,
  RESPONSES
}
