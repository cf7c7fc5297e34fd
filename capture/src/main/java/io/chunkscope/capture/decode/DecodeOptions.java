package io.chunkscope.capture.decode;

import java.util.Objects;

/**
 * Options of a {@link SegmentDecoder}.
 *
 * @param checksums what to do with packets whose checksums are wrong
 * @param maxFragmentedDatagrams IP datagrams held at once while fragments of them are missing; the
 *     oldest is dropped for a new one
 * @param maxFragmentBytes memory of those datagrams together, in bytes; the oldest are dropped
 *     first
 * @param fragmentTimeoutNs time after its first fragment when an incomplete datagram is given up,
 *     in nanoseconds of packet time
 */
public record DecodeOptions(
    ChecksumPolicy checksums,
    int maxFragmentedDatagrams,
    long maxFragmentBytes,
    long fragmentTimeoutNs) {

  /** Checksums ignored; 256 datagrams, 4 MiB, 30 s. */
  public static final DecodeOptions DEFAULTS =
      new DecodeOptions(ChecksumPolicy.IGNORE, 256, 4L << 20, 30_000_000_000L);

  public DecodeOptions {
    Objects.requireNonNull(checksums, "checksums");
    if (maxFragmentedDatagrams < 0 || maxFragmentBytes < 0 || fragmentTimeoutNs < 0) {
      throw new IllegalArgumentException("a limit must not be negative");
    }
  }

  /** These options with another checksum policy. */
  public DecodeOptions withChecksums(ChecksumPolicy policy) {
    return new DecodeOptions(policy, maxFragmentedDatagrams, maxFragmentBytes, fragmentTimeoutNs);
  }
}
