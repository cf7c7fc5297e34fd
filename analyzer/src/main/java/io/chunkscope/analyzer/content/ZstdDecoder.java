package io.chunkscope.analyzer.content;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * The Zstandard format (RFC 8878), several frames too. A block, up to 128 KiB of text, decodes when
 * it is complete.
 */
final class ZstdDecoder implements CodingDecoder {
  private static final int TEXT_BYTES = 8 << 10;

  private final Pieces pieces = new Pieces();
  private final byte[] text = new byte[TEXT_BYTES];
  private final ZstdInputStreamNoFinalizer decoder;

  private ZstdDecoder(int windowLog) throws IOException {
    decoder = new ZstdInputStreamNoFinalizer(pieces).setContinuous(true).setLongMax(windowLog);
  }

  /** A decoder, or null where the library has none for this platform. */
  static ZstdDecoder create(int windowLog) {
    try {
      return new ZstdDecoder(windowLog);
    } catch (IOException | LinkageError e) {
      return null;
    }
  }

  @Override
  public DecodingState decode(byte[] bytes, int offset, int length, Output out) {
    pieces.feed(bytes, offset, length);
    try {
      for (int count = decoder.read(text); count > 0; count = decoder.read(text)) {
        if (!out.write(text, 0, count)) {
          return DecodingState.LIMIT;
        }
      }
      return DecodingState.MORE;
    } catch (IOException e) {
      return DecodingState.INVALID;
    }
  }

  @Override
  public void close() {
    try {
      decoder.close();
    } catch (IOException e) {
      // Closing the pieces does nothing, and freeing the native part cannot fail.
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of the piece being decoded; for the decoder, a stream that ends for now. */
  private static final class Pieces extends InputStream {
    private byte[] bytes = {};
    private int position;
    private int end;

    void feed(byte[] piece, int offset, int length) {
      bytes = piece;
      position = offset;
      end = offset + length;
    }

    @Override
    public int available() {
      return end - position;
    }

    @Override
    public int read() {
      return position == end ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      if (position == end) {
        return -1;
      }
      int count = Math.min(length, end - position);
      System.arraycopy(bytes, position, to, offset, count);
      position += count;
      return count;
    }
  }
}
