package io.chunkscope.cli.report.csv;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.cli.report.Timestamps;
import java.math.BigDecimal;
import java.util.List;

/** The columns of an exchange; those about findings follow them. */
final class CsvColumns {
  static final List<String> NAMES =
      List.of(
          "capture",
          "connection",
          "exchange",
          "time",
          "client",
          "server",
          "method",
          "host",
          "target",
          "request_version",
          "request_framing",
          "request_body_bytes",
          "status",
          "response_version",
          "framing",
          "framing_step",
          "declared_length",
          "body_bytes",
          "missing_bytes",
          "chunks",
          "flushes",
          "complete",
          "end",
          "response_connection",
          "content_type",
          "content_encoding",
          "server_software",
          "request_ms",
          "wait_ms",
          "head_ms",
          "body_ms",
          "total_ms",
          "close_lag_ms",
          "first_frame",
          "last_frame",
          "worst",
          "findings",
          "filter");

  private final Timestamps times = new Timestamps();
  private final StringBuilder row = new StringBuilder(512);

  /** The cells up to those about findings, each with a comma behind it. */
  String of(String file, Exchange exchange) {
    row.setLength(0);
    ConnectionTrace connection = exchange.connection();
    Request request = exchange.request();
    Response response = exchange.response();
    add(CsvCell.wire(file));
    add(CsvCell.number(connection.id()));
    add(CsvCell.number(exchange.index()));
    HttpMessage first = first(exchange);
    add(times.rfc3339(first.firstNs()));
    add(connection.info().client().toString());
    add(connection.info().server().toString());
    request(request);
    response(response);
    add(milliseconds(exchange.requestNs()));
    add(milliseconds(exchange.waitNs()));
    add(milliseconds(exchange.headNs()));
    add(milliseconds(exchange.bodyNs()));
    add(milliseconds(exchange.totalNs()));
    add(milliseconds(exchange.closeLagNs()));
    add(CsvCell.number(first.firstFrame()));
    add(CsvCell.number((response == null ? first : response).lastFrame()));
    return row.toString();
  }

  private static HttpMessage first(Exchange exchange) {
    if (exchange.request() != null) {
      return exchange.request();
    }
    return exchange.response() == null ? exchange.interim().get(0) : exchange.response();
  }

  private void request(Request request) {
    add(CsvCell.wire(request == null ? null : request.method()));
    add(CsvCell.wire(request == null ? null : request.host()));
    String more = request != null && request.targetCut() ? "…" : "";
    add(CsvCell.wire(request == null ? null : request.target() + more));
    add(CsvCell.wire(request == null ? null : request.version()));
    add(request == null ? "" : request.framing().label());
    add(request == null ? "" : CsvCell.number(request.bodyBytes()));
  }

  private void response(Response response) {
    if (response == null) {
      row.append(",".repeat(15));
      return;
    }
    add(response.status() == 0 ? "" : CsvCell.number(response.status()));
    add(response.version());
    add(response.framing().label());
    add(CsvCell.wire(response.framingStep()));
    add(CsvCell.number(response.declaredLength()));
    add(CsvCell.number(response.bodyBytes()));
    add(CsvCell.number(response.missingBytes()));
    add(response.chunks() == null ? "" : CsvCell.number(response.chunks().count()));
    add(response.delivery() == null ? "0" : CsvCell.number(response.delivery().flushes()));
    add(Boolean.toString(response.complete()));
    add(response.end() == null ? "" : response.end().label());
    add(CsvCell.wire(response.fields().combined(FieldName.CONNECTION)));
    add(CsvCell.wire(response.fields().first(FieldName.CONTENT_TYPE)));
    add(CsvCell.wire(response.fields().combined(FieldName.CONTENT_ENCODING)));
    add(CsvCell.wire(response.fields().first(FieldName.SERVER)));
  }

  private void add(String cell) {
    row.append(cell).append(',');
  }

  /** Exact to the nanosecond. */
  private static String milliseconds(long ns) {
    if (ns < 0) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(ns, 6).stripTrailingZeros();
    return (exact.scale() < 0 ? exact.setScale(0) : exact).toPlainString();
  }
}
