package io.chunkscope.analyzer.rules;

/**
 * What is known of a capture when it has been read to its end.
 *
 * @param complete false when the file ends inside a record or is corrupt further on
 * @param problem what was wrong, one line, or null
 * @param packets packets read
 * @param lastTimeNs stamp of the last packet, epoch nanoseconds
 * @param backwardStamps packets stamped earlier than the one before them
 * @param firstBackwardFrame the first of them, or 0
 * @param largestStepBackNs the largest such step
 * @param droppedPackets packets known to have been dropped before they could be read
 */
public record CaptureFacts(
    boolean complete,
    String problem,
    long packets,
    long lastTimeNs,
    long backwardStamps,
    long firstBackwardFrame,
    long largestStepBackNs,
    long droppedPackets) {}
