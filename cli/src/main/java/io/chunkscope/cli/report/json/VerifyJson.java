package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.VerifyRecord;
import io.chunkscope.verify.replay.ReplayResult;
import io.chunkscope.verify.replay.ReplayResult.Outcome;
import io.chunkscope.verify.verdict.Difference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** What verifying came to as a JSON document, see docs/JSON.md. */
public final class VerifyJson {
  private static final int SCHEMA = 1;

  private VerifyJson() {}

  /**
   * Writes the document and a line end; {@code out} is not closed.
   *
   * @param version the program's, or null
   */
  public static void write(OutputStream out, VerifyRecord run, String version) throws IOException {
    RecordWriter records = new RecordWriter();
    JsonGenerator json = records.begin();
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "chunkscope");
    Json.string(json, "version", version);
    json.writeEndObject();
    json.writeObjectFieldStart("summary");
    json.writeNumberField("captures", run.captures());
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(outcome.label(), run.count(outcome));
    }
    json.writeBooleanField("update", run.update());
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (ReplayResult result : run.results()) {
      result(json, result);
    }
    json.writeEndArray();
    json.writeEndObject();
    records.end().copyTo(out);
    out.write('\n');
    out.flush();
  }

  private static void result(JsonGenerator json, ReplayResult result) throws IOException {
    Path capture = result.item().capture();
    json.writeStartObject();
    Json.string(json, "capture", capture == null ? null : capture.toString());
    json.writeStringField("verdict", result.item().verdict().toString());
    json.writeStringField("outcome", result.outcome().label());
    String problem = result.problem() == null ? result.item().note() : result.problem();
    Json.string(json, "problem", problem);
    json.writeArrayFieldStart("differences");
    for (Difference difference : result.differences()) {
      json.writeStartObject();
      json.writeStringField("kind", difference.kind().label());
      json.writeStringField("subject", difference.subject());
      json.writeStringField("what", difference.what());
      Json.string(json, "before", difference.before());
      Json.string(json, "after", difference.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (result.omitted() > 0) {
      json.writeNumberField("differencesOmitted", result.omitted());
    }
    json.writeEndObject();
  }
}
