package io.chunkscope.capture.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * What is inside a compressed capture. Compressed bytes that end early or make no sense are no
 * error here but an end, with {@link #ending()} saying so, because what came before them counts.
 */
final class DecompressedInput extends CaptureInput {

  /**
   * Most bytes asked of a decoder at once. A decoder that fails midway keeps to itself what it had
   * made in the same call.
   */
  private static final int MAX_READ_BYTES = 128 << 10;

  private final CaptureInput compressed;
  private final Compression compression;
  private final ReadOptions options;
  private InputStream decoder;
  private Ending ending = Ending.WHOLE;

  DecompressedInput(CaptureInput compressed, Compression compression, ReadOptions options) {
    this.compressed = compressed;
    this.compression = compression;
    this.options = options;
  }

  @Override
  int readSome(byte[] bytes, int offset, int length) throws IOException {
    if (ended()) {
      return -1;
    }
    try {
      if (decoder == null) {
        decoder = compression.decoder(compressed, options);
      }
      return decoder.read(bytes, offset, Math.min(length, MAX_READ_BYTES));
    } catch (IOException | RuntimeException e) {
      if (compressed.failure() != null) {
        throw compressed.failure();
      }
      ending = compressed.ended() ? Ending.CUT : Ending.DAMAGED;
      return -1;
    } catch (LinkageError e) {
      throw new IOException(
          "the library for "
              + compression.id()
              + " cannot be loaded on this machine; decompress the file first",
          e);
    }
  }

  @Override
  Ending ending() {
    return compressed.ending() == Ending.DAMAGED ? Ending.DAMAGED : ending;
  }

  @Override
  IOException failure() {
    return compressed.failure();
  }

  @Override
  public void close() throws IOException {
    try (compressed) {
      if (decoder != null) {
        decoder.close();
      }
    }
  }
}
