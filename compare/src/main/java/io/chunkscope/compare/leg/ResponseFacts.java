package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.framing.Framing;

/**
 * A final response, cut down. Times are epoch nanoseconds of its capture's clock, -1 where there is
 * none.
 *
 * @param declaredLength the Content-Length that counts, or -1
 * @param bodyBytes bytes of the body without chunk framing, missing ones too
 * @param chunks data chunks; -1 when it is not chunked
 * @param flushes how the body was delivered
 * @param body its fingerprint and arrival times; null without a body, or where too many were open
 * @param contentCoding the Content-Encoding as on the wire, or null
 * @param unframed whether only closing the connection delimits it
 * @param complete whether it reached the end that its framing demands
 * @param disturbed whether loss, or a window that was shut, had a part in its times
 */
public record ResponseFacts(
    int status,
    HeadSummary head,
    Framing framing,
    long declaredLength,
    long bodyBytes,
    long missingBytes,
    long chunks,
    long smallestChunk,
    long largestChunk,
    FlushList flushes,
    BodyTrace body,
    String contentCoding,
    boolean unframed,
    boolean complete,
    boolean disturbed,
    long firstNs,
    long headEndNs,
    long firstBodyNs,
    long lastBodyNs,
    long lastNs,
    long firstFrame,
    long lastFrame) {

  /** Whether the body came in two flushes or more. */
  public boolean streamed() {
    return flushes.count() >= 2;
  }

  /** First to last body byte; 0 without a body. */
  public long bodySpanNs() {
    return firstBodyNs < 0 || lastBodyNs < 0 ? 0 : Math.max(0, lastBodyNs - firstBodyNs);
  }
}
