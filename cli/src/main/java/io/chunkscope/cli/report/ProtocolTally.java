package io.chunkscope.cli.report;

/**
 * Packets of one protocol that Chunkscope does not read.
 *
 * @param name such as {@code UDP/DNS}
 */
public record ProtocolTally(String name, long packets) {}
