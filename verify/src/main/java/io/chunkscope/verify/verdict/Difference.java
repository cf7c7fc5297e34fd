package io.chunkscope.verify.verdict;

/**
 * One thing in which two verdicts differ.
 *
 * @param kind what happened to it
 * @param subject what it is about, for a person: {@code exchange 0.1 GET /home, 198.51.100.7:49152
 *     to 192.0.2.10:80}
 * @param what the fact, such as {@code response framing}; {@code finding}, {@code exchange} or
 *     {@code connection} for one that came or went, {@code finding <rule>} for one that changed
 * @param before what the kept verdict says, or null where something came
 * @param after what is found now, or null where something went
 */
public record Difference(Kind kind, String subject, String what, String before, String after) {

  /** What happened. */
  public enum Kind {
    CHANGED,
    CAME,
    WENT;

    /** The word used in reports. */
    public String label() {
      return switch (this) {
        case CHANGED -> "changed";
        case CAME -> "came";
        case WENT -> "went";
      };
    }
  }

  static Difference changed(String subject, String what, String before, String after) {
    return new Difference(Kind.CHANGED, subject, what, before, after);
  }

  static Difference came(String subject, String what, String after) {
    return new Difference(Kind.CAME, subject, what, null, after);
  }

  static Difference went(String subject, String what, String before) {
    return new Difference(Kind.WENT, subject, what, before, null);
  }

  /** Without the subject: {@code response framing: was chunked, now content-length}. */
  public String sentence() {
    return switch (kind) {
      case CHANGED -> what + ": was " + before + ", now " + after;
      case CAME -> what + " came: " + after;
      case WENT -> what + " went: " + before;
    };
  }
}
