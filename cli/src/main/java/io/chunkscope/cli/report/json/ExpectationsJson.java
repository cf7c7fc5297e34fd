package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.verify.expect.CheckOutcome;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What became of expectations, as one JSON document; {@code docs/EXPECTATIONS.md} describes it. */
public final class ExpectationsJson {
  private static final int SCHEMA = 1;

  private ExpectationsJson() {}

  /** Writes the document and a line end; {@code out} is not closed. */
  public static void write(
      OutputStream out,
      String version,
      List<CaptureRecord> captures,
      List<ExpectationOutcome> outcomes)
      throws IOException {
    RecordWriter records = new RecordWriter();
    JsonGenerator json = records.begin();
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "chunkscope");
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeArrayFieldStart("captures");
    for (CaptureRecord capture : captures) {
      json.writeStartObject();
      json.writeStringField("file", capture.file());
      json.writeNumberField("packets", capture.packets());
      json.writeBooleanField("complete", capture.complete());
      Json.string(json, "problem", capture.problem());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    for (ExpectationOutcome.Result result : ExpectationOutcome.Result.values()) {
      json.writeNumberField(
          result.label(), outcomes.stream().filter(o -> o.result() == result).count());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("expectations");
    for (ExpectationOutcome outcome : outcomes) {
      outcome(json, outcome);
    }
    json.writeEndArray();
    json.writeEndObject();
    records.end().copyTo(out);
    out.write('\n');
  }

  private static void outcome(JsonGenerator json, ExpectationOutcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", outcome.source());
    json.writeNumberField("line", outcome.line());
    json.writeStringField("title", outcome.title());
    json.writeStringField("of", outcome.ofExchanges() ? "exchanges" : "capture");
    json.writeStringField("result", outcome.result().label());
    Json.nonEmpty(json, "reason", outcome.reason());
    if (outcome.ofExchanges()) {
      tally(json, "exchanges", outcome.exchanges());
    }
    json.writeArrayFieldStart("checks");
    for (CheckOutcome check : outcome.checks()) {
      json.writeStartObject();
      json.writeStringField("key", check.key());
      json.writeStringField("expected", check.expected());
      tally(json, check.ofConnections() ? "connections" : "exchanges", check.tally());
      json.writeEndObject();
    }
    json.writeEndArray();
    evidence(json, "failures", outcome.failures(), outcome.failuresOmitted());
    evidence(json, "unknowns", outcome.unknowns(), outcome.unknownsOmitted());
    json.writeEndObject();
  }

  private static void tally(JsonGenerator json, String name, Tally tally) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("held", tally.held());
    json.writeNumberField("failed", tally.failed());
    json.writeNumberField("unknown", tally.unknown());
    json.writeNumberField("notApplicable", tally.notApplicable());
    json.writeEndObject();
  }

  private static void evidence(JsonGenerator json, String name, List<Evidence> all, long omitted)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Evidence evidence : all) {
      json.writeStartObject();
      where(json, evidence.where());
      json.writeStringField("key", evidence.key());
      json.writeStringField("expected", evidence.expected());
      json.writeStringField("measured", evidence.measured());
      json.writeArrayFieldStart("frames");
      for (long frame : evidence.frames()) {
        json.writeNumber(frame);
      }
      json.writeEndArray();
      json.writeStringField("filter", evidence.where().filter());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (omitted > 0) {
      json.writeNumberField(name + "Omitted", omitted);
    }
  }

  private static void where(JsonGenerator json, ExchangeReference where) throws IOException {
    json.writeStringField("capture", where.capture());
    Json.known(json, "connection", where.connection());
    Json.known(json, "exchange", where.exchange());
    Json.string(json, "method", where.method());
    Json.nonEmpty(json, "host", where.host());
    Json.string(json, "target", where.target());
    Json.endpoint(json, "server", where.server());
  }
}
