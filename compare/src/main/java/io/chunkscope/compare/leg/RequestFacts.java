package io.chunkscope.compare.leg;

/**
 * A request, cut down. Times are epoch nanoseconds of its capture's clock.
 *
 * @param target as on the wire, cut
 * @param host the Host field or null, cut
 * @param bodyPrint a fingerprint of the body; 0 for none, or where not all of it is known
 */
public record RequestFacts(
    String method,
    String target,
    String host,
    HeadSummary head,
    long bodyBytes,
    long bodyPrint,
    long firstNs,
    long lastNs,
    long firstFrame) {}
