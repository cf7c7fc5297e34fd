package io.chunkscope.samples.file;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/** How a capture is stored. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst"),
  LZ4(".lz4");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What it adds to a file's name. */
  public String suffix() {
    return suffix;
  }

  /** Packs. */
  public byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * Unpacks.
   *
   * @throws IOException when the bytes are not of this compression
   */
  public byte[] unpack(byte[] packed) throws IOException {
    try (InputStream in = unpacker(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** Unpacks as far as damaged bytes let it. */
  public byte[] unpackBeginning(byte[] packed) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream in = unpacker(new ByteArrayInputStream(packed))) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        plain.write(octet);
      }
    } catch (IOException e) {
      // Here the damage begins; what came before it counts.
      return plain.toByteArray();
    }
    return plain.toByteArray();
  }

  private OutputStream packer(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case ZSTD -> new ZstdOutputStream(out);
      case LZ4 -> new FramedLZ4CompressorOutputStream(out);
    };
  }

  private InputStream unpacker(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in);
      case ZSTD -> new ZstdInputStream(in);
      case LZ4 -> new FramedLZ4CompressorInputStream(in);
    };
  }
}
