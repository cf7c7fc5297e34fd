package io.chunkscope.verify.expect;

import java.util.List;

/**
 * One thing that does not hold, or of which the capture does not tell, at one place.
 *
 * @param where the exchange, connection or capture
 * @param key which key of the expectation
 * @param expected what was expected
 * @param measured what was measured, or why nothing could be; may quote the wire, not escaped
 * @param frames frames to look at, first the one that decides
 */
public record Evidence(
    ExchangeReference where, String key, String expected, String measured, List<Long> frames) {}
