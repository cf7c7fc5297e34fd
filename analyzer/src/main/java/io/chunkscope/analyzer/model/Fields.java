package io.chunkscope.analyzer.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A header or trailer section: its field lines in order, as bytes of its own. Strings are made when
 * asked for. The section is bounded by the parser's limit on heads.
 */
public final class Fields {
  private static final int SPAN = 4;
  private static final FieldName[] NAMES = FieldName.values();
  private static final byte OTHER = -1;
  private static final int UNKNOWN = -2;

  private byte[] bytes = new byte[192];
  private int used;
  private int[] spans = new int[SPAN * 6];
  private byte[] known = new byte[6];
  private int count;

  /** A bit for each known name that occurs. */
  private long present;

  private int lookalike = UNKNOWN;

  void add(byte[] from, int nameOffset, int nameLength, int valueOffset, int valueLength) {
    int needed = used + valueOffset + valueLength - nameOffset;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    if (count == known.length) {
      spans = Arrays.copyOf(spans, spans.length * 2);
      known = Arrays.copyOf(known, known.length * 2);
    }
    // Name, colon and value are neighbours, so one copy takes them all.
    System.arraycopy(from, nameOffset, bytes, used, valueOffset + valueLength - nameOffset);
    int at = count * SPAN;
    spans[at] = used;
    spans[at + 1] = nameLength;
    spans[at + 2] = used + (valueOffset - nameOffset);
    spans[at + 3] = valueLength;
    FieldName name = FieldName.of(from, nameOffset, nameLength);
    if (name == null) {
      known[count++] = OTHER;
    } else {
      known[count++] = (byte) name.ordinal();
      present |= 1L << name.ordinal();
    }
    lookalike = UNKNOWN;
    used = needed;
  }

  /** Number of field lines. */
  public int size() {
    return count;
  }

  /** The name of a line as on the wire. */
  public String name(int line) {
    return text(line * SPAN);
  }

  /**
   * What stands between a line's name and value: a colon and whitespace, as on the wire but for
   * folds, each of which is a space.
   */
  public String separator(int line) {
    int from = spans[line * SPAN] + spans[line * SPAN + 1];
    return new String(bytes, from, spans[line * SPAN + 2] - from, StandardCharsets.ISO_8859_1);
  }

  /** The value of a line as on the wire, without surrounding whitespace (ISO-8859-1). */
  public String value(int line) {
    return text(line * SPAN + 2);
  }

  /** Which known field a line is, or null. */
  public FieldName known(int line) {
    return known[line] == OTHER ? null : NAMES[known[line]];
  }

  /** The next line of that name at or after {@code from}, or -1. */
  public int find(FieldName name, int from) {
    byte wanted = (byte) name.ordinal();
    for (int line = from; line < count; line++) {
      if (known[line] == wanted) {
        return line;
      }
    }
    return -1;
  }

  public boolean has(FieldName name) {
    return (present & 1L << name.ordinal()) != 0;
  }

  /** The value of the first line of that name, or null. */
  public String first(FieldName name) {
    int line = find(name, 0);
    return line < 0 ? null : value(line);
  }

  /** All values of that name joined by {@code ", "} (RFC 9110 §5.3), or null. */
  public String combined(FieldName name) {
    int line = find(name, 0);
    if (line < 0) {
      return null;
    }
    int next = find(name, line + 1);
    if (next < 0) {
      return value(line);
    }
    StringBuilder all = new StringBuilder(value(line));
    for (; next >= 0; next = find(name, next + 1)) {
      all.append(", ").append(value(next));
    }
    return all.toString();
  }

  /** The first line whose name {@link LookalikeName} takes for a masked one, or -1. */
  public int lookalike() {
    if (lookalike == UNKNOWN) {
      lookalike = -1;
      for (int line = 0; line < count && lookalike < 0; line++) {
        if (known[line] == OTHER && LookalikeName.of(this, line) != null) {
          lookalike = line;
        }
      }
    }
    return lookalike;
  }

  int nameOffset(int line) {
    return spans[line * SPAN];
  }

  int nameLength(int line) {
    return spans[line * SPAN + 1];
  }

  /** The array that {@link #valueOffset} points into. */
  public byte[] bytes() {
    return bytes;
  }

  public int valueOffset(int line) {
    return spans[line * SPAN + 2];
  }

  public int valueLength(int line) {
    return spans[line * SPAN + 3];
  }

  private String text(int at) {
    return new String(bytes, spans[at], spans[at + 1], StandardCharsets.ISO_8859_1);
  }
}
