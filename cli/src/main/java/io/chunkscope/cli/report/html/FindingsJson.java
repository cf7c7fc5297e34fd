package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Findings and their rules, as pages tell them. */
public final class FindingsJson {
  private FindingsJson() {}

  /** The manual's pages of rules, and the words for severities. */
  public static void rules(JsonGenerator json, List<RuleInfo> rules) throws IOException {
    Json.strings(
        json, "severities", Arrays.stream(Severity.values()).map(Severity::label).toList());
    json.writeObjectFieldStart("rules");
    for (RuleInfo rule : rules) {
      rule(json, rule);
    }
    json.writeEndObject();
  }

  private static void rule(JsonGenerator json, RuleInfo rule) throws IOException {
    json.writeObjectFieldStart(rule.id());
    json.writeStringField("summary", rule.summary());
    json.writeStringField("explanation", rule.explanation());
    json.writeStringField("spec", rule.spec() == null ? "" : rule.spec());
    json.writeStringField("group", rule.group());
    json.writeEndObject();
  }

  /** Rule and severity of each, as a row needs them. */
  public static void marks(JsonGenerator json, StringTable strings, List<ShownFinding> findings)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("f");
    for (ShownFinding finding : findings) {
      json.writeNumber(strings.number(finding.rule()));
      json.writeNumber(finding.severity());
    }
    json.writeEndArray();
  }

  /** All that is told of them. */
  public static void write(
      JsonGenerator json, StringTable strings, Clock clock, List<ShownFinding> findings)
      throws IOException {
    json.writeArrayFieldStart("findings");
    for (ShownFinding finding : findings) {
      json.writeStartObject();
      string(json, strings, "rule", finding.rule());
      json.writeNumberField("severity", finding.severity());
      string(json, strings, "confidence", finding.confidence());
      string(json, strings, "party", finding.party());
      string(json, strings, "side", finding.side());
      string(json, strings, "summary", finding.summary());
      string(json, strings, "fix", finding.fix());
      string(json, strings, "spec", finding.spec());
      if (finding.timeNs() > 0) {
        json.writeNumberField("at", clock.us(finding.timeNs()));
      }
      json.writeArrayFieldStart("frames");
      for (Long frame : finding.frames()) {
        json.writeNumber(frame);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void string(JsonGenerator json, StringTable strings, String name, String text)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeNumberField(name, strings.number(text));
    }
  }
}
