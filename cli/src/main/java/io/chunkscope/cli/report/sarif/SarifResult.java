package io.chunkscope.cli.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.cli.report.json.FindingJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A finding as a result. */
final class SarifResult {
  private static final int FINGERPRINT_CHARS = 32;

  private final SarifRules rules;
  private final FindingJson findings = new FindingJson(new Timestamps());

  SarifResult(SarifRules rules) {
    this.rules = rules;
  }

  /**
   * Writes the result.
   *
   * @param uri of the capture
   */
  void write(JsonGenerator json, int capture, String uri, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    json.writeNumberField("ruleIndex", rules.index(finding.rule()));
    if (finding.severity() == Severity.INFO) {
      json.writeStringField("kind", "informational");
    }
    json.writeStringField("level", SarifRules.level(finding.severity()));
    json.writeObjectFieldStart("message");
    boolean advised = finding.fix() != null && !finding.fix().isEmpty();
    json.writeStringField(
        "text", SarifText.message(finding.summary() + (advised ? "\nFix: " + finding.fix() : "")));
    json.writeEndObject();
    location(json, capture, uri, finding);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("ruleServerPath/v1", fingerprint(site(finding)));
    json.writeStringField("ruleFileExchange/v1", fingerprint(site(finding) + place(uri, finding)));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    findings.write(json, capture, finding);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, int capture, String uri, Finding finding)
      throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri);
    json.writeNumberField("index", capture);
    json.writeEndObject();
    json.writeEndObject();
    if (finding.connection() != Finding.NONE) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      String connection = "connection " + finding.connection();
      boolean ofExchange = finding.exchange() != Finding.NONE;
      json.writeStringField("name", ofExchange ? "exchange " + finding.exchange() : connection);
      json.writeStringField(
          "fullyQualifiedName",
          ofExchange ? connection + "/exchange " + finding.exchange() : connection);
      json.writeStringField("kind", ofExchange ? "exchange" : "connection");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  /** What stays the same when the site is captured again. */
  private static String site(Finding finding) {
    return finding.rule().id()
        + "\0"
        + finding.server()
        + "\0"
        + finding.path()
        + "\0"
        + finding.direction();
  }

  /** What stays the same when the capture is analyzed again. */
  private static String place(String uri, Finding finding) {
    return "\0"
        + uri
        + "\0"
        + finding.connection()
        + "\0"
        + finding.exchange()
        + "\0"
        + finding.frames();
  }

  private static String fingerprint(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
