package io.chunkscope.capture.decode;

/**
 * How many packets were of one kind.
 *
 * @param name for people, such as {@code UDP/DNS}
 * @param packets how many, more than 0
 */
public record TrafficCount(String name, long packets) {}
