package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Severity;

/**
 * What evidence is kept and what it may cost.
 *
 * @param application what writes the files, such as {@code Chunkscope 1.0}
 * @param minSeverity milder findings make no file
 * @param memoryBytes for the last packets of all connections
 * @param connectionBytes for those of one
 * @param fileBytes a file that has become so large ends
 * @param afterNs a file ends so long after the last finding in it
 * @param diskBytes for all files together; the oldest are removed
 * @param filesPerMinute of one rule and server
 */
public record EvidenceOptions(
    String application,
    Severity minSeverity,
    long memoryBytes,
    int connectionBytes,
    int fileBytes,
    long afterNs,
    long diskBytes,
    int filesPerMinute) {

  private static final int HEAP_SHARE = 8;

  public static final EvidenceOptions DEFAULTS =
      new EvidenceOptions(
          "Chunkscope",
          Severity.WARNING,
          32L << 20,
          256 << 10,
          1 << 20,
          30_000_000_000L,
          256L << 20,
          20);

  public EvidenceOptions {
    if (diskBytes < fileBytes) {
      throw new IllegalArgumentException("no room for one file: " + diskBytes);
    }
  }

  /** The same with no more than an eighth of the heap for packets. */
  public EvidenceOptions withinMemory(long heapBytes) {
    return new EvidenceOptions(
        application,
        minSeverity,
        Math.min(memoryBytes, heapBytes / HEAP_SHARE),
        connectionBytes,
        fileBytes,
        afterNs,
        diskBytes,
        filesPerMinute);
  }

  /** The same, as users want it. */
  public EvidenceOptions with(String application, Severity minSeverity, long diskBytes) {
    return new EvidenceOptions(
        application,
        minSeverity,
        memoryBytes,
        connectionBytes,
        fileBytes,
        afterNs,
        diskBytes,
        filesPerMinute);
  }
}
