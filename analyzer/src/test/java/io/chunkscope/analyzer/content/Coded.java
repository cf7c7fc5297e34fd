package io.chunkscope.analyzer.content;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies made by real encoders. */
public final class Coded {
  private Coded() {}

  /** Text that compresses, but not to nothing. */
  public static byte[] text(int length) {
    StringBuilder text = new StringBuilder(length + 16);
    for (int i = 0; text.length() < length; i++) {
      text.append(i * 7919 % 1000).append(" walnut desk lamp, ");
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  /** Every part flushed after it is written; the last one closes the stream. */
  public static byte[][] flushed(String kind, byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[][] pieces = new byte[parts.length][];
    try {
      OutputStream encoder = encoder(kind, all);
      for (int i = 0; i < parts.length; i++) {
        encoder.write(parts[i]);
        if (i == parts.length - 1) {
          encoder.close();
        } else {
          encoder.flush();
        }
        pieces[i] = all.toByteArray();
        all.reset();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pieces;
  }

  /** One stream of all of it. */
  public static byte[] whole(String kind, byte[] text) {
    return flushed(kind, text)[0];
  }

  private static OutputStream encoder(String kind, OutputStream to) throws IOException {
    return switch (kind) {
      case "gzip" -> new GZIPOutputStream(to, 512, true);
      case "zlib" -> new DeflaterOutputStream(to, true);
      case "raw" -> new DeflaterOutputStream(to, new Deflater(9, true), 512, true);
      case "br" -> {
        Brotli4jLoader.ensureAvailability();
        yield new BrotliOutputStream(to);
      }
      case "zstd" -> new ZstdOutputStreamNoFinalizer(to);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static ContentCoding coding(String kind) {
    return switch (kind) {
      case "gzip" -> ContentCoding.GZIP;
      case "zlib", "raw" -> ContentCoding.DEFLATE;
      case "br" -> ContentCoding.BROTLI;
      case "zstd" -> ContentCoding.ZSTD;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Bytes as a string of as many characters, for scripts of conversations. */
  public static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
