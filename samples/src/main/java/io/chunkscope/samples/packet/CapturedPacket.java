package io.chunkscope.samples.packet;

/**
 * A packet as a capture file keeps it.
 *
 * @param timeNs epoch nanoseconds
 * @param linkType LINKTYPE_ number
 * @param bytes what was kept
 * @param originalLength bytes on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CapturedPacket(long timeNs, int linkType, byte[] bytes, int originalLength) {}
