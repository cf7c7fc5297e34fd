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
 */
public record ReadOptions(int blockBytes, int maxBlockBytes, int maxInterfaces, int zstdWindowLog) {

  /** 1 MiB, 16 MiB, 65 536, 128 MiB (what {@code zstd -d} accepts unasked). */
  public static final ReadOptions DEFAULTS = new ReadOptions(1 << 20, 16 << 20, 1 << 16, 27);

  public ReadOptions {
    if (blockBytes < 1 || maxBlockBytes < 28 || maxInterfaces < 1 || zstdWindowLog < 10) {
      throw new IllegalArgumentException(
          "limits must leave room for a record: "
              + blockBytes
              + ", "
              + maxBlockBytes
              + ", "
              + maxInterfaces
              + ", "
              + zstdWindowLog);
    }
  }

  /** The same limits with another buffer size. */
  public ReadOptions withBlockBytes(int bytes) {
    return new ReadOptions(bytes, maxBlockBytes, maxInterfaces, zstdWindowLog);
  }
}
