package io.chunkscope.bench.stage;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.QuietEvents;

/** Takes every message for chunked and counts the chunks. */
final class ChunkCounter extends QuietEvents {
  private int chunks;

  int chunks() {
    return chunks;
  }

  @Override
  public BodyFraming onHeadEnd(long end) {
    return BodyFraming.CHUNKED;
  }

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {
    chunks++;
  }

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
    throw new IllegalStateException(deviation.toString());
  }
}
