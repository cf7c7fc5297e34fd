package io.chunkscope.analyzer.content;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The brotli format (RFC 7932). Its largest window, 16 MiB, is allocated only as text comes. */
final class BrotliDecoder implements CodingDecoder {
  private static final int INPUT_BYTES = 4 << 10;
  private static final int TEXT_BYTES = 8 << 10;

  private final DecoderJNI.Wrapper decoder;
  private final byte[] text = new byte[TEXT_BYTES];

  private BrotliDecoder(DecoderJNI.Wrapper decoder) {
    this.decoder = decoder;
  }

  /** A decoder, or null where the library has none for this platform. */
  static BrotliDecoder create() {
    try {
      return Brotli4jLoader.isAvailable()
          ? new BrotliDecoder(new DecoderJNI.Wrapper(INPUT_BYTES))
          : null;
    } catch (IOException | LinkageError e) {
      return null;
    }
  }

  @Override
  public DecodingState decode(byte[] bytes, int offset, int length, Output out) {
    int position = offset;
    int end = offset + length;
    while (true) {
      switch (decoder.getStatus()) {
        case DONE -> {
          return DecodingState.END;
        }
        case ERROR -> {
          return DecodingState.INVALID;
        }
        case OK -> decoder.push(0);
        case NEEDS_MORE_OUTPUT -> {
          if (!pull(out)) {
            return DecodingState.LIMIT;
          }
        }
        case NEEDS_MORE_INPUT -> {
          if (decoder.hasOutput()) {
            if (!pull(out)) {
              return DecodingState.LIMIT;
            }
          } else if (position == end) {
            return DecodingState.MORE;
          } else {
            position += push(bytes, position, end - position);
          }
        }
      }
    }
  }

  private int push(byte[] bytes, int offset, int length) {
    int count = Math.min(length, INPUT_BYTES);
    ByteBuffer input = decoder.getInputBuffer();
    input.clear();
    input.put(bytes, offset, count);
    decoder.push(count);
    return count;
  }

  private boolean pull(Output out) {
    ByteBuffer pulled = decoder.pull();
    while (pulled.hasRemaining()) {
      int count = Math.min(pulled.remaining(), text.length);
      pulled.get(text, 0, count);
      if (!out.write(text, 0, count)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    decoder.destroy();
  }
}
