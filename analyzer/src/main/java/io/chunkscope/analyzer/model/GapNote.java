package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.GapCause;

/**
 * A hole in one direction.
 *
 * @param start stream offset of the first missing byte
 * @param length missing bytes
 * @param frame the packet that proved it
 */
public record GapNote(
    Direction direction, long start, long length, GapCause cause, long timeNs, long frame) {}
