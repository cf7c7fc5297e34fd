package io.chunkscope.capture.source;

/**
 * An interface as a pcapng section describes it.
 *
 * @param linkType LINKTYPE_ number
 * @param snapLength most bytes kept of a packet; 0 for no limit
 * @param clock its time stamps
 */
record PcapngInterface(int linkType, long snapLength, TickConverter clock) {}
