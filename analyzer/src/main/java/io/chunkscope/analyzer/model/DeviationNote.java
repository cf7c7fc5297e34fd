package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.parse.Deviation;

/**
 * A departure from the grammar, with its place.
 *
 * @param start stream offset of its first byte
 * @param end one past its last byte
 * @param evidence up to 64 bytes as on the wire, ISO-8859-1, not escaped
 */
public record DeviationNote(
    Deviation deviation, long start, long end, long timeNs, long frame, String evidence) {}
