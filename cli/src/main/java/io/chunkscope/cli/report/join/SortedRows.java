package io.chunkscope.cli.report.join;

import io.chunkscope.cli.report.json.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows that are written in the order of their times. Up to a limit all of them are; a capture with
 * more is written in batches, each sorted, so that memory stays bounded.
 */
public final class SortedRows implements Closeable {
  private static final int MAX_ROWS = 400_000;
  private static final long MEMORY_BYTES = 16L << 20;

  private record Row(long timeNs, long position, int length) {}

  private final Spool spool = new Spool(MEMORY_BYTES);
  private final List<Row> rows = new ArrayList<>();
  private final OutputStream out;
  private final byte[] separator;
  private final int maxRows;
  private boolean any;

  /**
   * @param separator what stands between two rows
   */
  public SortedRows(OutputStream out, byte[] separator) {
    this(out, separator, MAX_ROWS);
  }

  SortedRows(OutputStream out, byte[] separator, int maxRows) {
    this.out = out;
    this.separator = separator.clone();
    this.maxRows = maxRows;
  }

  /** Begins a row; {@link #append} adds to it. */
  public void begin(long timeNs) throws IOException {
    if (rows.size() == maxRows) {
      flush();
    }
    rows.add(new Row(timeNs, spool.size(), 0));
  }

  /** Adds to the row that was begun last. */
  public void append(byte[] bytes, int offset, int length) throws IOException {
    Row row = rows.get(rows.size() - 1);
    spool.append(bytes, offset, length);
    rows.set(rows.size() - 1, new Row(row.timeNs, row.position, row.length + length));
  }

  /** Writes what there is. */
  public void flush() throws IOException {
    rows.sort(Comparator.comparingLong(Row::timeNs));
    for (Row row : rows) {
      if (any) {
        out.write(separator);
      }
      any = true;
      spool.copyTo(row.position, row.length, out);
    }
    rows.clear();
    spool.clear();
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
