package io.chunkscope.analyzer.model;

/**
 * What the recorders of one thread share: limits, thresholds and scratch.
 *
 * @param maxOutstandingRequests requests of one connection waiting for their responses
 * @param pauses whose pause a pause is
 * @param facts scratch for reading heads, used within one call
 */
public record RecorderLimits(int maxOutstandingRequests, PauseRule pauses, HeadFacts facts) {
  public RecorderLimits(int maxOutstandingRequests, PauseRule pauses) {
    this(maxOutstandingRequests, pauses, new HeadFacts());
  }
}
