package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentReader;

/**
 * What the recorders of one thread share: limits, thresholds and scratch.
 *
 * @param maxOutstandingRequests requests of one connection waiting for their responses
 * @param keptExtensionBytes bytes of a message's chunk extensions that are kept as text
 * @param pauses whose pause a pause is
 * @param content what bodies decode to
 * @param facts scratch for reading heads, used within one call
 * @param starts how the newest connections began
 * @param bodies hears the bytes of bodies; null for nobody
 */
public record RecorderLimits(
    int maxOutstandingRequests,
    int keptExtensionBytes,
    PauseRule pauses,
    ContentReader content,
    HeadFacts facts,
    ConnectionStarts starts,
    BodyListener bodies) {
  public RecorderLimits(
      int maxOutstandingRequests,
      int keptExtensionBytes,
      PauseRule pauses,
      ContentReader content,
      BodyListener bodies) {
    this(
        maxOutstandingRequests,
        keptExtensionBytes,
        pauses,
        content,
        new HeadFacts(),
        new ConnectionStarts(),
        bodies);
  }
}
