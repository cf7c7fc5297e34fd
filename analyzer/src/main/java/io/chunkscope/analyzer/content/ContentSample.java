package io.chunkscope.analyzer.content;

import java.util.Arrays;
import java.util.List;

/** The beginning of a coded body, kept until it can be read; see {@link ContentReader}. */
public final class ContentSample {
  private final ContentReader reader;
  private final List<ContentCoding> codings;
  private byte[] kept;
  private int used;
  private int[] ends = {};
  private ContentReading reading;

  ContentSample(ContentReader reader, List<ContentCoding> codings) {
    this.reader = reader;
    this.codings = codings;
    this.kept = reader.buffer();
  }

  /** The next bytes of the body. */
  public void accept(byte[] bytes, int offset, int length) {
    if (kept == null) {
      return;
    }
    int count = Math.min(length, room());
    if (count > kept.length - used) {
      kept = Arrays.copyOf(kept, Math.min(limit(), Math.max(used + count, 2 * kept.length)));
    }
    System.arraycopy(bytes, offset, kept, used, count);
    used += count;
    if (count < length) {
      read(false);
    }
  }

  /** What comes next is another flush. */
  public void flush() {
    if (kept != null && ends.length == reader.limits().keptFlushes() - 1) {
      read(true);
    } else if (kept != null) {
      endFlush();
    }
  }

  private void endFlush() {
    ends = Arrays.copyOf(ends, ends.length + 1);
    ends[ends.length - 1] = used;
  }

  /** What comes next is missing: only what is there can be told. */
  public void stop() {
    if (kept != null) {
      read(false);
    }
  }

  /** The body is over; what it decodes to, or null where there is nothing to say. */
  public ContentReading end() {
    if (kept != null) {
      read(true);
    }
    return reading;
  }

  private int limit() {
    return ends.length == 0 ? reader.limits().keptBytes() : reader.limits().keptStreamedBytes();
  }

  private int room() {
    return limit() - used;
  }

  private void read(boolean lastIsWhole) {
    endFlush();
    reading = reader.read(codings, kept, used, ends, lastIsWhole);
    reader.giveBack(kept);
    kept = null;
  }
}
