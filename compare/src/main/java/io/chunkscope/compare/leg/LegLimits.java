package io.chunkscope.compare.leg;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be kept of a capture, and what is looked at.
 *
 * @param maxExchanges exchanges kept of one capture; later ones are counted
 * @param maxTextChars characters kept of a target, a host, a field's name or value
 * @param maxFields field lines of one head that are looked at
 * @param maxHeads different heads that are remembered, so that equal ones are kept once
 * @param maxMarks arrival times kept of one body; more are merged in time
 * @param maxOpenBodies bodies that are listened to at the same time
 * @param maxDecodings coded bodies that are decoded at the same time
 * @param maxTextBytes text decoded of one coded body, bytes; what lies beyond is not compared
 * @param ignoredFields names of fields that exchanges must not be told apart by, in lower case
 */
public record LegLimits(
    int maxExchanges,
    int maxTextChars,
    int maxFields,
    int maxHeads,
    int maxMarks,
    int maxOpenBodies,
    int maxDecodings,
    int maxTextBytes,
    Set<String> ignoredFields) {

  /** 100,000; 256; 128; 2,048; 512; 20,000; 256; 4 MiB; none. */
  public static final LegLimits DEFAULTS =
      new LegLimits(100_000, 256, 128, 2_048, 512, 20_000, 256, 4 << 20, Set.of());

  /** What an exchange with what belongs to it takes, roughly. */
  private static final long EXCHANGE_BYTES = 1_200;

  public LegLimits {
    ignoredFields =
        ignoredFields.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The same with these fields ignored. */
  public LegLimits ignoring(Set<String> fields) {
    return with(maxExchanges, fields);
  }

  /** The same with that many exchanges. */
  public LegLimits withMaxExchanges(int exchanges) {
    return with(exchanges, ignoredFields);
  }

  /**
   * The same with no more exchanges than a heap has room for beside the analysis.
   *
   * @param captures how many are kept at a time
   */
  public LegLimits withinMemory(long heapBytes, int captures) {
    long room = heapBytes / 2 / EXCHANGE_BYTES / Math.max(1, captures);
    return with((int) Math.min(maxExchanges, Math.max(1, room)), ignoredFields);
  }

  private LegLimits with(int exchanges, Set<String> fields) {
    return new LegLimits(
        exchanges,
        maxTextChars,
        maxFields,
        maxHeads,
        maxMarks,
        maxOpenBodies,
        maxDecodings,
        maxTextBytes,
        fields);
  }
}
