package io.chunkscope.analyzer.content;

/**
 * What decoding may cost. Where a limit is reached decoding stops; that says nothing about the
 * sender.
 *
 * @param keptBytes coded bytes kept of a body as long as it has come in one flush, bytes: a first
 *     flush that is longer brings text
 * @param keptStreamedBytes coded bytes kept of a body that comes in several flushes, bytes
 * @param keptFlushes flushes of a body that are told apart
 * @param keptBodies bodies of which bytes are kept at the same time; of further ones nothing is
 *     known
 * @param probeBytes coded bytes that are tried to see whether a body decodes at all, bytes
 * @param maxProbeTextBytes text that a trial may yield, bytes
 * @param maxTextBytes text that all decoders of one body may yield in all: what a decompression
 *     bomb costs, bytes
 * @param maxCodings codings applied one after the other; a longer list is not judged
 * @param zstdWindowLog largest Zstandard window, as a power of two in bytes: RFC 9659 allows 8 MiB
 */
public record ContentLimits(
    int keptBytes,
    int keptStreamedBytes,
    int keptFlushes,
    int keptBodies,
    int probeBytes,
    int maxProbeTextBytes,
    int maxTextBytes,
    int maxCodings,
    int zstdWindowLog) {

  /** 4 KiB, 64 KiB, 256, 256, 128 bytes, 16 KiB, 1 MiB, 4, 8 MiB. */
  public static final ContentLimits DEFAULTS =
      new ContentLimits(4 << 10, 64 << 10, 256, 256, 128, 16 << 10, 1 << 20, 4, 23);

  public ContentLimits {
    if (probeBytes < 32 || keptBytes < probeBytes || keptStreamedBytes < keptBytes) {
      throw new IllegalArgumentException("a trial needs 32 bytes, and what is kept has to hold it");
    }
  }
}
