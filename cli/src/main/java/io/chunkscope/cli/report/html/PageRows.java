package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.rules.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits exchanges into the room that a page has: rows first, the most important ones, then the
 * details of as many of them as there is room for.
 */
final class PageRows {
  private static final int PUNCTUATION_BYTES = 8;
  private static final int MAX_FAILURES = 50;

  /** So many rows have their details before other rows take all the room. */
  private static final int DETAILED_FIRST = 200;

  /** A row with a warning or worse has its details at once, while other rows have room left. */
  private static final int DETAILED_FROM = Severity.WARNING.ordinal();

  /** A row that found room. */
  private static final class Row {
    final ShownExchange exchange;
    final byte[] fields;
    byte[] detail;

    Row(ShownExchange exchange, byte[] fields) {
      this.exchange = exchange;
      this.fields = fields;
    }
  }

  private final StringTable strings;
  private final RowJson rowJson;
  private final DetailJson detailJson;
  private final LaneJson laneJson;
  private final Map<ConnectionKey, Integer> connections = new HashMap<>();
  private final List<byte[]> lanes = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private long used;
  private int detailsLeftOut;

  PageRows(StringTable strings, Clock clock, PageLimits limits) {
    this.strings = strings;
    this.rowJson = new RowJson(strings, clock, limits);
    this.detailJson = new DetailJson(strings, clock);
    this.laneJson = new LaneJson(strings, clock, detailJson);
  }

  /**
   * @param exchanges the most important first
   * @param room bytes for all of it, strings included
   */
  void fit(
      List<ShownExchange> exchanges,
      Map<ConnectionKey, ShownConnection> all,
      PageGrouping pages,
      long room)
      throws IOException {
    for (ShownExchange exchange : exchanges) {
      ShownConnection connection = all.get(exchange.connection);
      if (connection != null && !fitRow(exchange, connection, pages.of(exchange), room)) {
        break;
      }
      if (connection != null && isDetailedAtOnce(exchange, room)) {
        fitDetail(rows.get(rows.size() - 1), room);
      }
    }
    fitDetails(room);
    rows.sort(
        Comparator.comparingInt((Row row) -> row.exchange.connection.capture())
            .thenComparingLong(row -> row.exchange.timeline.originNs())
            .thenComparingLong(row -> row.exchange.connection.id())
            .thenComparingInt(row -> row.exchange.index));
  }

  private boolean isDetailedAtOnce(ShownExchange exchange, long room) {
    return rows.size() <= DETAILED_FIRST
        || (exchange.worst() >= DETAILED_FROM && taken() < room / 2);
  }

  /** A large one is left out for the sake of smaller ones after it, but not for ever. */
  private void fitDetails(long room) throws IOException {
    int failures = 0;
    for (Row row : rows) {
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

  private boolean fitDetail(Row row, long room) throws IOException {
    int mark = strings.mark();
    byte[] detail = PageJson.bytes(json -> detailJson.write(json, row.exchange));
    if (taken() + detail.length + PUNCTUATION_BYTES > room) {
      strings.backTo(mark);
      return false;
    }
    row.detail = detail;
    used += detail.length + PUNCTUATION_BYTES;
    return true;
  }

  private boolean fitRow(ShownExchange exchange, ShownConnection connection, int page, long room)
      throws IOException {
    int mark = strings.mark();
    Integer known = connections.get(connection.key());
    byte[] lane = known == null ? PageJson.bytes(json -> laneJson.write(json, connection)) : null;
    int number = known == null ? lanes.size() : known;
    byte[] fields =
        PageJson.bytes(
            json -> {
              json.writeStartObject();
              rowJson.write(json, exchange, number, page);
              json.writeEndObject();
            });
    long more =
        (long) fields.length + (long) PUNCTUATION_BYTES + (lane == null ? 0 : lane.length + 1);
    if (taken() + more > room) {
      strings.backTo(mark);
      return false;
    }
    used += more;
    if (lane != null) {
      lanes.add(lane);
      connections.put(connection.key(), number);
    }
    // The object is left open for its detail.
    rows.add(new Row(exchange, Arrays.copyOf(fields, fields.length - 1)));
    return true;
  }

  private long taken() {
    return used + strings.bytes();
  }

  int rows() {
    return rows.size();
  }

  int connections() {
    return lanes.size();
  }

  /** Rows without details. */
  int detailsLeftOut() {
    return detailsLeftOut;
  }

  /** Rows with findings. */
  long flagged() {
    return rows.stream().filter(row -> row.exchange.worst() >= 0).count();
  }

  void writeLanes(OutputStream out) throws IOException {
    for (int i = 0; i < lanes.size(); i++) {
      write(out, i == 0 ? "[" : ",");
      out.write(lanes.get(i));
    }
    write(out, lanes.isEmpty() ? "[]" : "]");
  }

  void writeRows(OutputStream out) throws IOException {
    write(out, "[");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      write(out, i == 0 ? "" : ",");
      out.write(row.fields);
      if (row.detail != null) {
        write(out, ",\"d\":");
        out.write(row.detail);
      }
      write(out, "}");
    }
    write(out, "]");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
