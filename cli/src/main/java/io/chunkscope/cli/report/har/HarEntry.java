package io.chunkscope.cli.report.har;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.json.ExchangeJson;
import io.chunkscope.cli.report.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** One exchange as an entry, up to what was found about it. */
final class HarEntry {
  /** What HAR 1.2 has where no type is stated. */
  private static final String NO_TYPE = "x-unknown";

  private final Timestamps times = new Timestamps();
  private final ExchangeJson exchanges = new ExchangeJson(times);

  /** Writes the fields of the object that the caller began. */
  void write(JsonGenerator json, int capture, Exchange exchange, HarTimings timings)
      throws IOException {
    ConnectionTrace connection = exchange.connection();
    json.writeStringField("startedDateTime", times.rfc3339(Math.max(0, timings.startNs())));
    HarTimings.number(json, "time", timings.timeNs());
    request(json, exchange);
    response(json, exchange);
    json.writeObjectFieldStart("cache");
    json.writeEndObject();
    timings.write(json);
    json.writeStringField("serverIPAddress", connection.info().server().address());
    String connectionName = capture + "." + connection.id();
    json.writeStringField("connection", connectionName);
    // What Chromium shows as Connection ID.
    json.writeStringField("_connectionId", connectionName);
    json.writeObjectFieldStart("_connection");
    json.writeNumberField("capture", capture);
    json.writeNumberField("id", connection.id());
    json.writeStringField("filter", "tcp.stream eq " + connection.id());
    Json.endpoint(json, "client", connection.info().client());
    Json.endpoint(json, "server", connection.info().server());
    Json.known(json, "rttNs", connection.transport().rttNs());
    json.writeEndObject();
    json.writeFieldName("_exchange");
    exchanges.write(json, exchange);
  }

  private void request(JsonGenerator json, Exchange exchange) throws IOException {
    Request request = exchange.request();
    json.writeObjectFieldStart("request");
    json.writeStringField("method", request == null ? "" : request.method());
    json.writeStringField("url", HarUrl.of(exchange));
    json.writeStringField("httpVersion", request == null ? "" : text(request.version()));
    HarCookies.write(json, request == null ? null : request.fields(), true);
    headers(json, request);
    query(json, request);
    sizes(json, request);
    if (request == null) {
      json.writeStringField("comment", "not in the capture");
    } else if (request.targetCut()) {
      json.writeStringField("comment", "the end of the URL is not in the capture");
    }
    json.writeEndObject();
  }

  private void response(JsonGenerator json, Exchange exchange) throws IOException {
    Response response = exchange.response();
    json.writeObjectFieldStart("response");
    json.writeNumberField("status", response == null ? 0 : response.status());
    json.writeStringField("statusText", response == null ? "" : text(response.reason()));
    json.writeStringField("httpVersion", response == null ? "" : response.version());
    HarCookies.write(json, response == null ? null : response.fields(), false);
    headers(json, response);
    content(json, response);
    String location = response == null ? null : response.fields().first(FieldName.LOCATION);
    json.writeStringField("redirectURL", text(location));
    sizes(json, response);
    if (response != null && response.endOffset() >= 0) {
      json.writeNumberField("_transferSize", response.endOffset() - response.start());
    }
    String error = HarComment.failure(exchange);
    if (error != null) {
      json.writeStringField("_error", error);
    }
    json.writeStringField("comment", HarComment.response(response));
    json.writeEndObject();
  }

  private static void headers(JsonGenerator json, HttpMessage message) throws IOException {
    json.writeArrayFieldStart("headers");
    Fields fields = message == null ? null : message.fields();
    for (int line = 0; fields != null && line < fields.size(); line++) {
      json.writeStartObject();
      json.writeStringField("name", fields.name(line));
      json.writeStringField("value", fields.value(line));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void query(JsonGenerator json, Request request) throws IOException {
    json.writeArrayFieldStart("queryString");
    String query = request == null ? "" : HarUrl.query(request.target());
    if (!query.isEmpty()) {
      for (String part : query.split("&", -1)) {
        int equals = part.indexOf('=');
        json.writeStartObject();
        json.writeStringField("name", decoded(equals < 0 ? part : part.substring(0, equals)));
        json.writeStringField("value", equals < 0 ? "" : decoded(part.substring(equals + 1)));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void sizes(JsonGenerator json, HttpMessage message) throws IOException {
    boolean whole = message != null && message.headEnd() >= 0;
    json.writeNumberField("headersSize", whole ? message.headEnd() - message.start() : -1);
    json.writeNumberField("bodySize", message == null ? -1 : message.bodyBytes());
  }

  private static void content(JsonGenerator json, Response response) throws IOException {
    json.writeObjectFieldStart("content");
    String coding =
        response == null ? null : response.fields().combined(FieldName.CONTENT_ENCODING);
    long size = response == null ? 0 : coding == null ? response.bodyBytes() : -1;
    json.writeNumberField("size", size);
    String type = response == null ? null : response.fields().first(FieldName.CONTENT_TYPE);
    json.writeStringField("mimeType", type == null || type.isEmpty() ? NO_TYPE : type);
    if (coding != null) {
      json.writeStringField("comment", "coded; how long it is decoded is not known");
    }
    json.writeEndObject();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
