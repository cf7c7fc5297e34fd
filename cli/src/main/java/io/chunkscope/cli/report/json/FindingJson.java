package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** Findings, and how many there were. */
public final class FindingJson {
  private final Timestamps times;

  public FindingJson(Timestamps times) {
    this.times = times;
  }

  /** Writes the fields of the object that the caller began. */
  public void write(JsonGenerator json, int capture, Finding finding) throws IOException {
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("severity", finding.severity().label());
    json.writeStringField("confidence", finding.confidence().label());
    json.writeStringField("party", finding.party().label());
    json.writeNumberField("capture", capture);
    Json.known(json, "connection", finding.connection());
    Json.known(json, "exchange", finding.exchange());
    Json.string(
        json,
        "direction",
        finding.direction() == null ? null : ConnectionJson.direction(finding.direction()));
    json.writeArrayFieldStart("frames");
    for (long frame : finding.frames()) {
      json.writeNumber(frame);
    }
    json.writeEndArray();
    // 0 is what a finding without a time has.
    Json.time(json, times, "time", finding.timeNs() == 0 ? -1 : finding.timeNs());
    json.writeStringField("summary", finding.summary());
    Json.nonEmpty(json, "fix", finding.fix());
    Json.nonEmpty(json, "spec", finding.spec());
    Json.nonEmpty(json, "filter", finding.filter());
    Json.endpoint(json, "server", finding.server());
    Json.string(json, "path", finding.path());
  }

  /** Writes the counts as a field, most severe first. */
  static void counts(JsonGenerator json, FindingCounts counts) throws IOException {
    json.writeObjectFieldStart("findings");
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      json.writeNumberField(severities[i].label(), counts.of(severities[i]));
    }
    json.writeEndObject();
  }
}
