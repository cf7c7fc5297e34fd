package io.chunkscope.compare.hop;

import io.chunkscope.compare.leg.BodyTrace;
import io.chunkscope.compare.leg.ResponseFacts;

/** What became of a body on its way over the hop. */
public enum Content {
  /** Neither side has a body. */
  NONE("none"),
  /** The same bytes. */
  SAME("same"),
  /** The same text in another content coding. */
  RECODED("recoded"),
  /** As many bytes; whether the same ones, the captures do not tell. */
  SAME_LENGTH("same-length"),
  /** Other text. */
  CHANGED("changed"),
  /** The captures do not tell. */
  UNKNOWN("unknown");

  private final String label;

  Content(String label) {
    this.label = label;
  }

  /** The word used in reports. */
  public String label() {
    return label;
  }

  /** Whether a place in the one body is the same place in the other. */
  public boolean comparable() {
    return this == SAME || this == RECODED || this == SAME_LENGTH;
  }

  static Content of(ResponseFacts out, ResponseFacts in) {
    if (out == null || in == null) {
      return UNKNOWN;
    }
    if (out.bodyBytes() == 0 && in.bodyBytes() == 0) {
      return NONE;
    }
    BodyTrace o = out.body();
    BodyTrace i = in.body();
    if (o == null || i == null) {
      return UNKNOWN;
    }
    if (o.print() != 0 && o.print() == i.print()) {
      return SAME;
    }
    if (o.textPrint() != 0 && i.textPrint() != 0) {
      return o.textPrint() == i.textPrint() ? RECODED : CHANGED;
    }
    boolean sameCoding =
        out.contentCoding() == null
            ? in.contentCoding() == null
            : out.contentCoding().equalsIgnoreCase(in.contentCoding());
    boolean holes = o.print() == 0 || i.print() == 0;
    if (sameCoding && holes && out.bodyBytes() == in.bodyBytes()) {
      return SAME_LENGTH;
    }
    return sameCoding && !holes && out.complete() && in.complete() ? CHANGED : UNKNOWN;
  }
}
