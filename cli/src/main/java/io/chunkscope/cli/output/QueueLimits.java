package io.chunkscope.cli.output;

/**
 * Limits of a {@link RecordQueue}.
 *
 * @param queuedBytes records wait while they are not more than this; the last one taken may exceed
 *     it
 * @param recordBytes a longer record is dropped
 * @param patienceNs how long, in the end, to wait for a reader that takes nothing, nanoseconds
 */
public record QueueLimits(long queuedBytes, int recordBytes, long patienceNs) {
  public static final QueueLimits DEFAULTS = new QueueLimits(8 << 20, 16 << 20, 5_000_000_000L);
}
