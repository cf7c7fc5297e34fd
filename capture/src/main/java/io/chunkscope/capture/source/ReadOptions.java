package io.chunkscope.capture.source;

/**
 * Limits of reading a saved capture.
 *
 * @param blockBytes size of the buffer that packets are read through; it grows for a longer record,
 *     never beyond what one record may have
 * @param maxBlockBytes longest pcapng block that is taken for real rather than for damage
 * @param maxInterfaces most interfaces that one pcapng section may describe
 * @param zstdWindowLog largest Zstandard window accepted, as a power of two in bytes: what a frame
 *     may make the decoder allocate
 * @param readAheadFromBytes when so many bytes of the capture (decompressed) have been read, a
 *     thread of its own goes on reading; {@link #NEVER} for none
 */
public record ReadOptions(
    int blockBytes,
    int maxBlockBytes,
    int maxInterfaces,
    int zstdWindowLog,
    long readAheadFromBytes) {

  /** For {@code readAheadFromBytes}. */
  public static final long NEVER = Long.MAX_VALUE;

  /** A shorter capture is over before a thread would be worth its start. */
  private static final long READ_AHEAD_FROM_BYTES = 8 << 20;

  /**
   * 1 MiB, 16 MiB, 65 536, 128 MiB (what {@code zstd -d} accepts unasked), 8 MiB where there is a
   * second processor.
   */
  public static final ReadOptions DEFAULTS =
      new ReadOptions(
          1 << 20,
          16 << 20,
          1 << 16,
          27,
          Runtime.getRuntime().availableProcessors() > 1 ? READ_AHEAD_FROM_BYTES : NEVER);

  public ReadOptions {
    if (blockBytes < 1
        || maxBlockBytes < 28
        || maxInterfaces < 1
        || zstdWindowLog < 10
        || readAheadFromBytes < 0) {
      throw new IllegalArgumentException(
          "limits must leave room for a record: "
              + blockBytes
              + ", "
              + maxBlockBytes
              + ", "
              + maxInterfaces
              + ", "
              + zstdWindowLog
              + ", "
              + readAheadFromBytes);
    }
  }

  /** The same limits with another buffer size. */
  public ReadOptions withBlockBytes(int bytes) {
    return new ReadOptions(bytes, maxBlockBytes, maxInterfaces, zstdWindowLog, readAheadFromBytes);
  }

  /** The same limits, reading ahead from another byte on. */
  public ReadOptions withReadAheadFromBytes(long bytes) {
    return new ReadOptions(blockBytes, maxBlockBytes, maxInterfaces, zstdWindowLog, bytes);
  }
}
