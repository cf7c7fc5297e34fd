package io.chunkscope.capture.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** The ways a capture may be compressed as a whole. */
enum Compression {
  /** RFC 1952. */
  GZIP("gzip"),
  /** RFC 8878. */
  ZSTD("zstd"),
  /** The LZ4 frame format, not the bare block nor the legacy frame. */
  LZ4("lz4");

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZSTD_MAGIC = 0xfd2fb528;
  private static final int LZ4_MAGIC = 0x184d2204;

  /** Frames of user data that zstd and LZ4 readers skip: the low four bits are free. */
  private static final int SKIPPABLE_MAGIC = 0x184d2a50;

  private static final int SKIPPABLE_HEADER_BYTES = 8;
  private static final int READ_BYTES = 64 << 10;

  private final String id;

  Compression(String id) {
    this.id = id;
  }

  /** As reports name it. */
  String id() {
    return id;
  }

  /** Which one a file beginning with these bytes uses, or null for none of them. */
  static Compression of(byte[] head) {
    if (head.length < 4) {
      return null;
    }
    if (((head[0] & 0xff) << 8 | (head[1] & 0xff)) == GZIP_MAGIC) {
      return GZIP;
    }
    return switch (ByteOrders.int32(head, 0, false)) {
      case ZSTD_MAGIC -> ZSTD;
      case LZ4_MAGIC -> LZ4;
      default -> maySkip(head) ? ofFrameAfterSkippable(head) : null;
    };
  }

  /** Whether a frame comes first that says nothing about what is compressed behind it. */
  static boolean maySkip(byte[] head) {
    return head.length >= 4 && (ByteOrders.int32(head, 0, false) & ~0xf) == SKIPPABLE_MAGIC;
  }

  /** Zstandard unless LZ4 follows: only its parallel compressor is known to begin a file so. */
  private static Compression ofFrameAfterSkippable(byte[] head) {
    if (head.length < SKIPPABLE_HEADER_BYTES) {
      return ZSTD;
    }
    long next = SKIPPABLE_HEADER_BYTES + ByteOrders.uint32(head, 4, false);
    return next + 4 <= head.length && ByteOrders.int32(head, (int) next, false) == LZ4_MAGIC
        ? LZ4
        : ZSTD;
  }

  /** Concatenated members or frames are read as one, as the command-line tools do. */
  InputStream decoder(InputStream in, ReadOptions options) throws IOException {
    return switch (this) {
      case GZIP -> new GzipInput(in, READ_BYTES);
      case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(options.zstdWindowLog());
      case LZ4 -> new FramedLZ4CompressorInputStream(new BufferedInputStream(in, READ_BYTES), true);
    };
  }
}
