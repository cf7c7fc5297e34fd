package io.chunkscope.cli.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits rows into the room that a page has: rows first, the most important ones, then the details of
 * as many of them as there is room for.
 *
 * @param <T> what a row is about
 */
public abstract class PageRows<T> {
  private static final int PUNCTUATION_BYTES = 8;
  private static final int MAX_FAILURES = 50;

  /** So many rows have their details before other rows take all the room. */
  private static final int DETAILED_FIRST = 200;

  /** A row that found room. */
  private static final class Row<T> {
    final T thing;
    final byte[] fields;
    byte[] detail;

    Row(T thing, byte[] fields) {
      this.thing = thing;
      this.fields = fields;
    }
  }

  private final StringTable strings;
  private final List<Row<T>> rows = new ArrayList<>();
  private long used;
  private int detailsLeftOut;

  protected PageRows(StringTable strings) {
    this.strings = strings;
  }

  /** The row, a JSON object. */
  protected abstract byte[] row(T thing) throws IOException;

  /** Its details, any JSON. */
  protected abstract byte[] detail(T thing) throws IOException;

  /** Whether it has its details at once, while other rows have room left. */
  protected boolean needsDetails(T thing) {
    return false;
  }

  /** What the row that was asked for last needs elsewhere in the page, bytes. */
  protected long besideBytes() {
    return 0;
  }

  /** The row that was asked for last found room. */
  protected void kept() {}

  /**
   * Takes the first things, as many as there is room for.
   *
   * @param things the most important first
   * @param order of the rows in the page
   * @param room bytes for all of it, strings included
   */
  public void fit(List<T> things, Comparator<T> order, long room) throws IOException {
    for (T thing : things) {
      if (!fitRow(thing, room)) {
        break;
      }
      if (isDetailedAtOnce(thing, room)) {
        fitDetail(rows.get(rows.size() - 1), room);
      }
    }
    fitDetails(room);
    rows.sort(Comparator.comparing(row -> row.thing, order));
  }

  private boolean isDetailedAtOnce(T thing, long room) {
    return rows.size() <= DETAILED_FIRST || (needsDetails(thing) && taken() < room / 2);
  }

  /** A large one is left out for the sake of smaller ones after it, but not for ever. */
  private void fitDetails(long room) throws IOException {
    int failures = 0;
    for (Row<T> row : rows) {
      if (failures == MAX_FAILURES) {
        detailsLeftOut += row.detail == null ? 1 : 0;
        continue;
      }
      if (row.detail == null && !fitDetail(row, room)) {
        detailsLeftOut++;
        failures++;
      }
    }
  }

  private boolean fitDetail(Row<T> row, long room) throws IOException {
    int mark = strings.mark();
    byte[] detail = detail(row.thing);
    if (taken() + detail.length + PUNCTUATION_BYTES > room) {
      strings.backTo(mark);
      return false;
    }
    row.detail = detail;
    used += detail.length + PUNCTUATION_BYTES;
    return true;
  }

  private boolean fitRow(T thing, long room) throws IOException {
    int mark = strings.mark();
    byte[] fields = row(thing);
    long more = fields.length + PUNCTUATION_BYTES + besideBytes();
    if (taken() + more > room) {
      strings.backTo(mark);
      return false;
    }
    used += more;
    kept();
    // The object is left open for its detail.
    rows.add(new Row<>(thing, Arrays.copyOf(fields, fields.length - 1)));
    return true;
  }

  private long taken() {
    return used + strings.bytes();
  }

  /** What found room, in the order of the page. */
  public List<T> things() {
    return rows.stream().map(row -> row.thing).toList();
  }

  /** Rows without details. */
  public int detailsLeftOut() {
    return detailsLeftOut;
  }

  /** The rows, a JSON array. */
  public void write(ByteArrayOutputStream out) {
    PageJson.text(out, "[");
    for (int i = 0; i < rows.size(); i++) {
      Row<T> row = rows.get(i);
      PageJson.text(out, i == 0 ? "" : ",");
      out.writeBytes(row.fields);
      if (row.detail != null) {
        PageJson.text(out, ",\"d\":");
        out.writeBytes(row.detail);
      }
      PageJson.text(out, "}");
    }
    PageJson.text(out, "]");
  }
}
