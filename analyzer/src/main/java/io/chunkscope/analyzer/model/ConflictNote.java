package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Direction;

/** The same stream bytes captured twice with different content; the first copy was kept. */
public record ConflictNote(Direction direction, long start, int length, long timeNs, long frame) {}
