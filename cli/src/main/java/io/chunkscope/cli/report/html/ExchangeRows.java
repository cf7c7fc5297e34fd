package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.rules.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exchanges as rows, each with the lane of its connection beside it, which they share. */
final class ExchangeRows extends PageRows<ShownExchange> {
  private static final Comparator<ShownExchange> BY_TIME =
      Comparator.comparingInt((ShownExchange exchange) -> exchange.connection.capture())
          .thenComparingLong(exchange -> exchange.timeline.originNs())
          .thenComparingLong(exchange -> exchange.connection.id())
          .thenComparingInt(exchange -> exchange.index);

  private final RowJson rowJson;
  private final DetailJson detailJson;
  private final LaneJson laneJson;
  private final Map<ConnectionKey, ShownConnection> all;
  private final PageGrouping pages;
  private final Map<ConnectionKey, Integer> connections = new HashMap<>();
  private final List<byte[]> lanes = new ArrayList<>();

  /** The connection of the row that was asked for last, if that is the first one of it. */
  private ConnectionKey newConnection;

  private byte[] newLane;

  ExchangeRows(
      StringTable strings,
      Clock clock,
      PageLimits limits,
      Map<ConnectionKey, ShownConnection> all,
      PageGrouping pages) {
    super(strings);
    this.rowJson = new RowJson(strings, clock, limits);
    this.detailJson = new DetailJson(strings, clock);
    this.laneJson = new LaneJson(strings, clock);
    this.all = all;
    this.pages = pages;
  }

  /**
   * @param exchanges the most important first
   * @param room bytes for all of it, strings included
   */
  void fit(List<ShownExchange> exchanges, long room) throws IOException {
    fit(
        exchanges.stream().filter(exchange -> all.containsKey(exchange.connection)).toList(),
        BY_TIME,
        room);
  }

  @Override
  protected byte[] row(ShownExchange exchange) throws IOException {
    ConnectionKey key = exchange.connection;
    Integer known = connections.get(key);
    newConnection = known == null ? key : null;
    newLane =
        known == null ? PageJson.bytes(json -> laneJson.write(json, all.get(key))) : new byte[0];
    int number = known == null ? lanes.size() : known;
    return PageJson.bytes(
        json -> {
          json.writeStartObject();
          rowJson.write(json, exchange, number, pages.of(exchange));
          json.writeEndObject();
        });
  }

  @Override
  protected byte[] detail(ShownExchange exchange) throws IOException {
    return PageJson.bytes(json -> detailJson.write(json, exchange));
  }

  /** A warning or worse is read about. */
  @Override
  protected boolean needsDetails(ShownExchange exchange) {
    return exchange.worst() >= Severity.WARNING.ordinal();
  }

  @Override
  protected long besideBytes() {
    return newConnection == null ? 0 : newLane.length + 1;
  }

  @Override
  protected void kept() {
    if (newConnection != null) {
      connections.put(newConnection, lanes.size());
      lanes.add(newLane);
    }
  }

  /** Rows with findings. */
  long flagged() {
    return things().stream().filter(exchange -> exchange.worst() >= 0).count();
  }

  void writeLanes(ByteArrayOutputStream out) {
    PageJson.text(out, "[");
    for (int i = 0; i < lanes.size(); i++) {
      PageJson.text(out, i == 0 ? "" : ",");
      out.writeBytes(lanes.get(i));
    }
    PageJson.text(out, "]");
  }
}
