package io.chunkscope.analyzer.content;

import java.util.List;

/**
 * What the beginning of a coded body decodes to, flush by flush. Flushes that were not kept whole
 * are unknown.
 */
public final class ContentReading {
  /** Not known. */
  public static final long UNKNOWN = -1;

  private final List<ContentCoding> codings;
  private final boolean undecodable;
  private final String evidence;
  private final long[] text;
  private final boolean[] marked;
  private final int exact;

  /**
   * @param evidence the first coded bytes, ISO-8859-1
   * @param text decoded bytes of each flush that was looked at
   * @param marked for each, whether the encoder shows that it held nothing back
   * @param exact how many of these counts are exact; a later one is the least there is
   */
  ContentReading(
      List<ContentCoding> codings,
      boolean undecodable,
      String evidence,
      long[] text,
      boolean[] marked,
      int exact) {
    this.codings = codings;
    this.undecodable = undecodable;
    this.evidence = evidence;
    this.text = text;
    this.marked = marked;
    this.exact = exact;
  }

  /** The codings in the order in which they were applied. */
  public List<ContentCoding> codings() {
    return codings;
  }

  /** Whether the body's first bytes are not what its codings demand. */
  public boolean undecodable() {
    return undecodable;
  }

  /** The first coded bytes, ISO-8859-1, not escaped. */
  public String evidence() {
    return evidence;
  }

  /** Flushes looked at; 0 for a body in one flush. */
  public int flushes() {
    return text.length;
  }

  /** Bytes that a flush added to the decoded text, or {@link #UNKNOWN}. */
  public long textBytes(int flush) {
    return flush < exact ? text[flush] : UNKNOWN;
  }

  /**
   * The flush that brought the text which an earlier one held back; that one itself where it
   * brought text, or where its encoder shows that it had none; -1 where no text is known to follow.
   */
  public int broughtBy(int flush) {
    if (flush >= exact || text[flush] > 0 || marked[flush]) {
      return flush;
    }
    for (int later = flush + 1; later < text.length; later++) {
      if (text[later] > 0) {
        return later;
      }
    }
    return -1;
  }

  /** Whether a flush decodes to nothing while a later one brings text. */
  public boolean heldBack(int flush) {
    return broughtBy(flush) > flush;
  }

  /** Whether any flush is held back, or nothing decodes at all. */
  public boolean remarkable() {
    if (undecodable) {
      return true;
    }
    for (int flush = 0; flush < exact; flush++) {
      if (heldBack(flush)) {
        return true;
      }
    }
    return false;
  }
}
