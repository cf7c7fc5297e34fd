package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** An exchange of a connection. */
public final class ExchangeJson {
  private final Timestamps times;

  public ExchangeJson(Timestamps times) {
    this.times = times;
  }

  /** Writes the exchange as an object. */
  public void write(JsonGenerator json, Exchange exchange) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", exchange.index());
    if (exchange.request() == null) {
      json.writeNullField("request");
    } else {
      request(json, exchange.request());
    }
    json.writeArrayFieldStart("interim");
    for (Response interim : exchange.interim()) {
      json.writeNumber(interim.status());
    }
    json.writeEndArray();
    if (exchange.response() == null) {
      json.writeNullField("response");
    } else {
      response(json, exchange, exchange.response());
    }
    timing(json, exchange);
    json.writeBooleanField("pairingCertain", exchange.pairingCertain());
    json.writeEndObject();
  }

  private void request(JsonGenerator json, Request request) throws IOException {
    json.writeObjectFieldStart("request");
    Json.string(json, "method", request.method());
    if (request.targetCut()) {
      Json.nonEmpty(json, "target", request.target());
      json.writeBooleanField("targetCut", true);
    } else {
      Json.string(json, "target", request.target());
    }
    Json.string(json, "version", request.version());
    Json.string(json, "host", request.host());
    json.writeStringField("framing", request.framing().label());
    json.writeNumberField("bodyBytes", request.bodyBytes());
    json.writeBooleanField("complete", request.complete());
    deviations(json, request);
    span(json, request);
    json.writeEndObject();
  }

  private void response(JsonGenerator json, Exchange exchange, Response response)
      throws IOException {
    json.writeObjectFieldStart("response");
    if (response.status() > 0) {
      json.writeNumberField("status", response.status());
    } else {
      json.writeNullField("status");
    }
    Json.string(json, "reason", response.reason());
    json.writeStringField("version", response.version());
    json.writeStringField("framing", response.framing().label());
    Json.string(json, "framingStep", response.framingStep());
    Json.known(json, "declaredLength", response.declaredLength());
    json.writeNumberField("bodyBytes", response.bodyBytes());
    json.writeNumberField("missingBytes", response.missingBytes());
    chunks(json, response.chunks());
    json.writeBooleanField("complete", response.complete());
    Json.string(json, "end", response.end() == null ? null : response.end().label());
    Json.string(json, "connection", response.fields().combined(FieldName.CONNECTION));
    Json.string(json, "keepAlive", response.fields().combined(FieldName.KEEP_ALIVE));
    Json.string(json, "contentEncoding", response.fields().combined(FieldName.CONTENT_ENCODING));
    Json.string(json, "server", response.fields().first(FieldName.SERVER));
    json.writeBooleanField("streamed", response.streamed());
    flushes(json, exchange, response);
    deviations(json, response);
    span(json, response);
    json.writeEndObject();
  }

  private static void chunks(JsonGenerator json, ChunkLog chunks) throws IOException {
    if (chunks == null) {
      json.writeNullField("chunks");
      return;
    }
    boolean any = chunks.count() > 0;
    json.writeObjectFieldStart("chunks");
    json.writeNumberField("count", chunks.count());
    Json.known(json, "smallest", any ? chunks.smallest() : HttpMessage.UNKNOWN);
    Json.known(json, "largest", any ? chunks.largest() : HttpMessage.UNKNOWN);
    json.writeNumberField("extensionBytes", chunks.extensionBytes());
    json.writeNumberField("trailerFields", chunks.trailerFields());
    json.writeBooleanField("lastChunk", chunks.lastChunk());
    json.writeEndObject();
  }

  private static void flushes(JsonGenerator json, Exchange exchange, Response response)
      throws IOException {
    Delivery delivery = response.delivery();
    ContentReading content = response.content();
    json.writeArrayFieldStart("flushes");
    int kept = delivery == null ? 0 : delivery.kept();
    for (int i = 0; i < kept; i++) {
      json.writeStartObject();
      // Stamps may run backwards; a flush is never before its request.
      json.writeNumberField("atNs", Math.max(0, delivery.timeNs(i) - exchange.originNs()));
      json.writeNumberField("bytes", delivery.bytes(i));
      json.writeNumberField("frame", delivery.frame(i));
      if (content != null) {
        Json.known(json, "textBytes", content.textBytes(i));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    if (delivery != null && delivery.flushes() > kept) {
      json.writeNumberField("flushesOmitted", delivery.flushes() - kept);
    }
  }

  /** Left out when there are none, as nearly always. */
  private void deviations(JsonGenerator json, HttpMessage message) throws IOException {
    if (message.deviations().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("deviations");
    for (DeviationNote note : message.deviations()) {
      json.writeStartObject();
      json.writeStringField("kind", Json.label(note.deviation()));
      json.writeNumberField("start", note.start());
      json.writeNumberField("end", note.end());
      json.writeNumberField("frame", note.frame());
      Json.time(json, times, "time", note.timeNs());
      Json.string(json, "evidence", note.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (message.deviationsOmitted() > 0) {
      json.writeNumberField("deviationsOmitted", message.deviationsOmitted());
    }
  }

  private void span(JsonGenerator json, HttpMessage message) throws IOException {
    json.writeNumberField("firstFrame", message.firstFrame());
    json.writeNumberField("lastFrame", message.lastFrame());
    Json.time(json, times, "time", message.firstNs());
  }

  private static void timing(JsonGenerator json, Exchange exchange) throws IOException {
    json.writeObjectFieldStart("timing");
    Json.known(json, "requestNs", exchange.requestNs());
    Json.known(json, "waitNs", exchange.waitNs());
    Json.known(json, "headNs", exchange.headNs());
    Json.known(json, "bodyNs", exchange.bodyNs());
    Json.known(json, "totalNs", exchange.totalNs());
    Json.known(json, "closeLagNs", exchange.closeLagNs());
    json.writeEndObject();
  }
}
