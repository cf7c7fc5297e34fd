package io.chunkscope.analyzer.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out what bodies decode to, from the beginnings kept of them: what all bodies of one thread
 * share.
 *
 * <p>Most bodies come in one flush and decode, and must cost next to nothing. So a body's first
 * bytes are kept while it comes in, and nothing is decoded before it is over or what may be kept is
 * full. Then a trial of the first {@link ContentLimits#probeBytes} tells whether it decodes at all;
 * only a body of several flushes is decoded as far as it was kept, once, stopping at each flush.
 * One decoder is at work at a time, however many bodies are open.
 */
public final class ContentReader {
  private static final int EVIDENCE_BYTES = 16;
  private static final int SPARE_BUFFERS = 64;
  private static final int ZSTD_MAGIC = 0xfd2fb528;
  private static final int ZSTD_SKIPPABLE = 0x184d2a50;
  private static final int MAGIC_BYTES = 4;

  private final ContentDecoders decoders;
  private final byte[][] spare = new byte[SPARE_BUFFERS][];
  private int spares;
  private int open;

  public ContentReader(ContentLimits limits) {
    decoders = new ContentDecoders(limits);
  }

  /** Begins to keep a body; null when too many are kept already. */
  public ContentSample begin(List<ContentCoding> codings) {
    if (open == limits().keptBodies()) {
      return null;
    }
    open++;
    return new ContentSample(this, codings);
  }

  public ContentLimits limits() {
    return decoders.limits();
  }

  byte[] buffer() {
    return spares > 0 ? spare[--spares] : new byte[limits().keptBytes()];
  }

  void giveBack(byte[] buffer) {
    open--;
    if (buffer.length == limits().keptBytes() && spares < SPARE_BUFFERS) {
      spare[spares++] = buffer;
    }
  }

  /**
   * Reads what was kept.
   *
   * @param ends where each flush ends in it
   * @param lastIsWhole whether the last flush is all there
   * @return null for a body in one flush that decodes
   */
  ContentReading read(
      List<ContentCoding> codings, byte[] kept, int used, int[] ends, boolean lastIsWhole) {
    boolean undecodable = isUndecodable(codings, kept, used);
    if (!undecodable && ends.length < 2) {
      return null;
    }
    String evidence =
        new String(kept, 0, Math.min(used, EVIDENCE_BYTES), StandardCharsets.ISO_8859_1);
    if (undecodable) {
      return new ContentReading(codings, true, evidence, new long[0], new boolean[0], 0);
    }
    long[] text = new long[ends.length];
    boolean[] marked = new boolean[ends.length];
    int exact = 0;
    int looked = 0;
    try (ContentDecoding decoding = decoders.begin(codings, limits().maxTextBytes())) {
      int from = 0;
      for (int flush = 0; flush < ends.length && isGoingOn(decoding); flush++) {
        long before = decoding.textBytes();
        decoding.accept(kept, from, ends[flush] - from);
        from = ends[flush];
        text[flush] = decoding.textBytes() - before;
        // Of codings one within the other, the outer one's mark says nothing of the inner one.
        marked[flush] = codings.size() > 1 || FlushMark.endsWith(codings.get(0), kept, 0, from);
        looked++;
        if (isGoingOn(decoding) && (flush < ends.length - 1 || lastIsWhole)) {
          exact++;
        }
      }
    }
    return new ContentReading(
        codings,
        false,
        evidence,
        Arrays.copyOf(text, looked),
        Arrays.copyOf(marked, looked),
        exact);
  }

  private static boolean isGoingOn(ContentDecoding decoding) {
    return decoding.state() == DecodingState.MORE || decoding.state() == DecodingState.END;
  }

  private boolean isUndecodable(List<ContentCoding> codings, byte[] kept, int used) {
    int length = Math.min(used, limits().probeBytes());
    if (codings.get(codings.size() - 1) == ContentCoding.ZSTD) {
      // Its decoder is dear, and the magic number tells nearly all.
      return !mayBeginZstd(kept, length);
    }
    try (ContentDecoding decoding = decoders.begin(codings, limits().maxProbeTextBytes())) {
      return decoding.accept(kept, 0, length) == DecodingState.INVALID;
    }
  }

  private static boolean mayBeginZstd(byte[] bytes, int length) {
    boolean frame = true;
    boolean skippable = true;
    for (int i = 0; i < Math.min(length, MAGIC_BYTES); i++) {
      int octet = bytes[i] & 0xff;
      int freeBits = i == 0 ? 0xf : 0;
      frame &= octet == (ZSTD_MAGIC >>> (8 * i) & 0xff);
      skippable &= (octet & ~freeBits) == (ZSTD_SKIPPABLE >>> (8 * i) & 0xff);
    }
    return frame || skippable;
  }
}
