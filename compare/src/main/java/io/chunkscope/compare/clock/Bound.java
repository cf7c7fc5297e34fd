package io.chunkscope.compare.clock;

/**
 * What one pair says of the offset: a hop cannot send a request on before it comes, nor a response.
 *
 * @param atNs when, by the server side's clock
 * @param leastNs the offset is not less than this
 * @param mostNs nor more than this
 */
public record Bound(long atNs, long leastNs, long mostNs) {}
