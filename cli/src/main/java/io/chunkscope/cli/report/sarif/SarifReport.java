package io.chunkscope.cli.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.json.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run with a result for each finding, written as findings come. */
public final class SarifReport implements Report {
  private final OutputStream out;
  private final Severity minSeverity;
  private final RecordWriter writer = new RecordWriter();
  private final SarifResult results;
  private boolean any;

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are left out
   * @param version the program's, or null
   * @param rules those that run
   */
  public SarifReport(OutputStream out, Severity minSeverity, String version, List<RuleInfo> rules)
      throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    SarifRules catalogue = new SarifRules(rules);
    this.results = new SarifResult(catalogue);
    text(
        """
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",
        "runs":[{"tool":{"driver":
        """);
    JsonGenerator json = writer.begin();
    json.writeStartObject();
    json.writeStringField("name", "chunkscope");
    if (version != null) {
      json.writeStringField("version", version);
    }
    catalogue.write(json);
    json.writeEndObject();
    writer.end().copyTo(out);
    text("},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    String uri = ArtifactUri.of(file);
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {}

      @Override
      public void onConnection(ConnectionTrace connection) {}

      @Override
      public void onFinding(Finding finding) {
        if (finding.severity().compareTo(minSeverity) < 0) {
          return;
        }
        try {
          text(any ? ",\n" : "\n");
          any = true;
          results.write(writer.begin(), capture, uri, finding);
          writer.end().copyTo(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Override
  public void end(CaptureRecord capture) {}

  @Override
  public void finish(RunRecord run) throws IOException {
    text("],\n\"artifacts\":");
    JsonGenerator json = writer.begin();
    json.writeStartArray();
    for (CaptureRecord capture : run.captures()) {
      artifact(json, capture);
    }
    json.writeEndArray();
    writer.end().copyTo(out);
    text(",\n\"invocations\":");
    json = writer.begin();
    json.writeStartArray();
    invocation(json, run.captures());
    json.writeEndArray();
    writer.end().copyTo(out);
    text("}]}\n");
    out.flush();
  }

  private static void artifact(JsonGenerator json, CaptureRecord capture) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("location");
    json.writeStringField("uri", ArtifactUri.of(capture.file()));
    json.writeEndObject();
    json.writeStringField("mimeType", "application/vnd.tcpdump.pcap");
    if (capture.info() != null) {
      json.writeNumberField("length", capture.info().bytes());
    }
    json.writeArrayFieldStart("roles");
    json.writeString("analysisTarget");
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeNumberField("packets", capture.packets());
    json.writeBooleanField("complete", capture.complete());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void invocation(JsonGenerator json, List<CaptureRecord> captures)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField(
        "executionSuccessful", captures.stream().allMatch(CaptureRecord::complete));
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (CaptureRecord capture : captures) {
      if (capture.problem() != null) {
        json.writeStartObject();
        json.writeStringField("level", capture.complete() ? "warning" : "error");
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifText.message(capture.problem()));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", ArtifactUri.of(capture.file()));
        json.writeNumberField("index", capture.index());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {}
}
