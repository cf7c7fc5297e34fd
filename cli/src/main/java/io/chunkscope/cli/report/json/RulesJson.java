package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.RuleInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The rules as a JSON array. */
public final class RulesJson {
  private RulesJson() {}

  /** Writes the array and a line end; {@code out} is not closed. */
  public static void write(OutputStream out, List<RuleInfo> rules) throws IOException {
    RecordWriter records = new RecordWriter();
    JsonGenerator json = records.begin();
    json.writeStartArray();
    for (RuleInfo rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      json.writeStringField("group", rule.group());
      json.writeStringField("severity", rule.severity().label());
      json.writeStringField("party", rule.party().label());
      Json.nonEmpty(json, "spec", rule.spec());
      json.writeStringField("summary", rule.summary());
      json.writeStringField("explanation", rule.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
    records.end().copyTo(out);
    out.write('\n');
  }
}
