package io.chunkscope.cli.metrics;

/**
 * How a capture stands at one moment; all but the open connections are counted from its beginning.
 *
 * @param nowNs that moment, epoch nanoseconds
 * @param lastPacketNs stamp of the newest packet, epoch nanoseconds; 0 without any
 * @param kernelDrops packets dropped before they could be read
 * @param reportDrops records of the report dropped, because its reader did not keep up
 */
public record CaptureFigures(
    long nowNs,
    long packets,
    long bytes,
    long lastPacketNs,
    long kernelDrops,
    long connections,
    long openConnections,
    long evictedConnections,
    long reportDrops) {
  static final CaptureFigures NONE = new CaptureFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
