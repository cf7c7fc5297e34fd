package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.compare.hop.FieldChanges;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.ResponseFacts;
import io.chunkscope.compare.match.Unpaired;
import java.io.IOException;

/** One exchange on both sides of a hop, or on one. */
final class PairJson {
  private final Timestamps times;

  PairJson(Timestamps times) {
    this.times = times;
  }

  void write(JsonGenerator json, int index, HopPair pair) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", index);
    json.writeStringField("confidence", pair.pair().confidence().label());
    json.writeBooleanField("ambiguous", pair.pair().ambiguous());
    if (pair.pair().ambiguous()) {
      json.writeBooleanField("alike", pair.pair().alike());
    }
    side(json, "client", pair.front());
    side(json, "server", pair.back());
    json.writeArrayFieldStart("retries");
    for (ExchangeSummary retry : pair.pair().retries()) {
      json.writeStartObject();
      place(json, retry);
      json.writeNumberField("status", retry.status());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("content", pair.content().label());
    if (pair.clock().known()) {
      json.writeNumberField("requestLagNs", pair.requestLagNs());
    } else {
      json.writeNullField("requestLagNs");
    }
    Json.known(json, "lostToFirstByteNs", pair.lostToFirstByteNs());
    flushes(json, pair);
    changes(
        json,
        "requestFields",
        FieldChanges.of(pair.front().request().head(), pair.back().request().head()));
    if (pair.answered()) {
      changes(json, "responseFields", FieldChanges.of(pair.in().head(), pair.out().head()));
    }
    json.writeEndObject();
  }

  void write(JsonGenerator json, Unpaired unpaired) throws IOException {
    json.writeStartObject();
    json.writeStringField("side", unpaired.front() ? "client" : "server");
    json.writeStringField("reason", Json.label(unpaired.reason()));
    Json.string(json, "evidence", unpaired.evidence());
    side(json, "exchange", unpaired.exchange());
    json.writeEndObject();
  }

  private static void flushes(JsonGenerator json, HopPair pair) throws IOException {
    json.writeArrayFieldStart("flushes");
    for (FlushDelay flush : pair.flushes()) {
      json.writeStartObject();
      json.writeNumberField("bytes", flush.bytes());
      boolean known = pair.clock().known();
      Json.known(json, "delayNs", known ? flush.delayNs() : -1);
      Json.known(json, "firstByteDelayNs", known ? flush.firstDelayNs() : -1);
      json.writeEndObject();
    }
    json.writeEndArray();
    long omitted =
        pair.flushes().isEmpty() ? 0 : pair.in().flushes().count() - pair.flushes().size();
    if (omitted > 0) {
      json.writeNumberField("flushesOmitted", omitted);
    }
  }

  private void side(JsonGenerator json, String name, ExchangeSummary exchange) throws IOException {
    json.writeObjectFieldStart(name);
    place(json, exchange);
    Json.time(json, times, "time", exchange.firstNs());
    json.writeStringField("method", exchange.request().method());
    json.writeStringField("target", exchange.request().target());
    Json.string(json, "host", exchange.request().host());
    json.writeStringField("requestVersion", exchange.request().head().version());
    json.writeBooleanField("requestPersists", exchange.request().head().persists());
    json.writeNumberField("requestBodyBytes", exchange.request().bodyBytes());
    ResponseFacts response = exchange.response();
    if (response == null) {
      json.writeNullField("response");
    } else {
      json.writeObjectFieldStart("response");
      response(json, exchange, response);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, ExchangeSummary exchange) throws IOException {
    json.writeNumberField("capture", exchange.connection().capture());
    json.writeNumberField("connection", exchange.connection().id());
    json.writeNumberField("exchange", exchange.index());
    json.writeNumberField("frame", exchange.request().firstFrame());
  }

  private static void response(JsonGenerator json, ExchangeSummary exchange, ResponseFacts response)
      throws IOException {
    json.writeNumberField("status", response.status());
    json.writeStringField("version", response.head().version());
    json.writeBooleanField("persists", response.head().persists());
    json.writeStringField("framing", response.framing().label());
    Json.known(json, "declaredLength", response.declaredLength());
    json.writeNumberField("bodyBytes", response.bodyBytes());
    json.writeNumberField("missingBytes", response.missingBytes());
    Json.known(json, "chunks", response.chunks());
    json.writeNumberField("flushCount", response.flushes().count());
    Json.string(json, "contentEncoding", response.contentCoding());
    json.writeBooleanField("complete", response.complete());
    Json.known(json, "waitNs", exchange.waitNs());
    Json.known(json, "firstBodyByteNs", exchange.firstBodyWaitNs());
    json.writeNumberField("bodySpanNs", response.bodySpanNs());
    json.writeNumberField("firstFrame", response.firstFrame());
    json.writeNumberField("lastFrame", response.lastFrame());
  }

  private static void changes(JsonGenerator json, String name, FieldChanges changes)
      throws IOException {
    json.writeObjectFieldStart(name);
    Json.strings(json, "added", changes.added());
    Json.strings(json, "removed", changes.removed());
    Json.strings(json, "changed", changes.changed());
    json.writeEndObject();
  }
}
