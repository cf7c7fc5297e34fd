package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.capture.stream.Direction;

/** Bytes that belong to no message: [start, end) of one direction. */
public record SkippedNote(
    Direction direction, SkipReason reason, long start, long end, long timeNs, long frame) {}
