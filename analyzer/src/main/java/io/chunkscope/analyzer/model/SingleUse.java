package io.chunkscope.analyzer.model;

/**
 * A connection that its client used once and closed, as one of several in a row.
 *
 * @param count which in the row, from 1
 * @param spanNs from the beginning of the first to the end of this one's response
 * @param handshakesNs round trips spent on all but the first handshake
 */
public record SingleUse(int count, long spanNs, long handshakesNs) {}
