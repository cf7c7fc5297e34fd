package io.chunkscope.verify.expect;

/**
 * What became of one key of an expectation.
 *
 * @param key the key, such as {@code framing}
 * @param expected what was expected, in words
 * @param ofConnections whether it was judged once for each connection instead of each exchange
 * @param tally how often it held
 */
public record CheckOutcome(String key, String expected, boolean ofConnections, Tally tally) {}
