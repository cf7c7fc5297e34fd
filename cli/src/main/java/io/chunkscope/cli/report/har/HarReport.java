package io.chunkscope.cli.report.har;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.FindingComment;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.join.ExchangeForm;
import io.chunkscope.cli.report.join.ExchangeJoin;
import io.chunkscope.cli.report.join.SortedRows;
import io.chunkscope.cli.report.json.RecordWriter;
import io.chunkscope.cli.report.json.Records;
import io.chunkscope.cli.report.json.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One HAR 1.2 log of all captures, entries in the order in which they began. */
public final class HarReport implements Report {
  private static final long FINDINGS_MEMORY_BYTES = 4L << 20;

  private final OutputStream out;
  private final Severity minSeverity;
  private final String version;
  private final Records records;
  private final RecordWriter writer = new RecordWriter();
  private final HarEntry entries = new HarEntry();
  private final SortedRows rows;
  private final Spool otherFindings = new Spool(FINDINGS_MEMORY_BYTES);
  private ExchangeJoin join;
  private boolean begun;

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are left out
   * @param version the program's, or null
   */
  public HarReport(OutputStream out, Severity minSeverity, String version) throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    this.version = version == null ? "development" : version;
    this.records = new Records(false, version);
    this.rows = new SortedRows(out, ascii(",\n"));
  }

  @Override
  public AnalysisHandler begin(int capture, String file) throws IOException {
    head();
    join = new ExchangeJoin(new Entries(capture), minSeverity);
    return join;
  }

  private void head() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    out.write(ascii("{\"log\":{\"version\":\"1.2\",\n\"creator\":"));
    JsonGenerator json = writer.begin();
    json.writeStartObject();
    json.writeStringField("name", "chunkscope");
    json.writeStringField("version", version);
    json.writeEndObject();
    writer.end().copyTo(out);
    out.write(ascii(",\n\"entries\":[\n"));
  }

  @Override
  public void end(CaptureRecord capture) throws IOException {
    if (join != null) {
      join.end();
      join.close();
      join = null;
    }
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    head();
    rows.flush();
    out.write(ascii("],\n\"_captures\":["));
    String separator = "\n";
    for (CaptureRecord capture : run.captures()) {
      out.write(ascii(separator));
      records.capture(capture).copyTo(out);
      separator = ",\n";
    }
    out.write(ascii("],\n\"_diagnoses\":["));
    separator = "\n";
    for (Diagnosis diagnosis : run.diagnoses()) {
      out.write(ascii(separator));
      records.diagnosis(diagnosis).copyTo(out);
      separator = ",\n";
    }
    out.write(ascii("],\n\"_findings\":[\n"));
    otherFindings.copyTo(0, otherFindings.size(), out);
    out.write(ascii("]}}\n"));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (rows;
        otherFindings) {
      if (join != null) {
        join.close();
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private final class Entries implements ExchangeForm {
    private final int capture;

    Entries(int capture) {
      this.capture = capture;
    }

    /** Its time, and the entry without the brace that closes it. */
    @Override
    public byte[] exchange(Exchange exchange) throws IOException {
      HarTimings timings = new HarTimings(exchange);
      JsonGenerator json = writer.begin();
      json.writeStartObject();
      entries.write(json, capture, exchange, timings);
      int length = writer.end().length();
      byte[] entry =
          ByteBuffer.allocate(Long.BYTES + length)
              .putLong(timings.startNs())
              .put(writer.end().bytes(), 0, length)
              .array();
      json.writeEndObject();
      writer.end();
      return entry;
    }

    /** The finding, a line end, what the comment says of it. */
    @Override
    public byte[] finding(Finding finding) throws IOException {
      RecordWriter.Buffer json = records.finding(capture, finding);
      byte[] comment = FindingComment.of(finding).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(json.length() + 1 + comment.length)
          .put(json.bytes(), 0, json.length())
          .put((byte) '\n')
          .put(comment)
          .array();
    }

    @Override
    public void row(byte[] exchange, List<byte[]> findings) throws IOException {
      rows.begin(ByteBuffer.wrap(exchange).getLong());
      rows.append(exchange, Long.BYTES, exchange.length - Long.BYTES);
      append(",\"_findings\":[");
      StringBuilder comment = new StringBuilder();
      for (int i = 0; i < findings.size(); i++) {
        byte[] finding = findings.get(i);
        int end = lineEnd(finding);
        if (i > 0) {
          append(",");
          comment.append('\n');
        }
        rows.append(finding, 0, end);
        comment.append(
            new String(
                Arrays.copyOfRange(finding, end + 1, finding.length), StandardCharsets.UTF_8));
      }
      append("]");
      if (comment.length() > 0) {
        append(",\"comment\":");
        writer.begin().writeString(comment.toString());
        RecordWriter.Buffer json = writer.end();
        rows.append(json.bytes(), 0, json.length());
      }
      append("}");
    }

    private void append(String text) throws IOException {
      byte[] bytes = ascii(text);
      rows.append(bytes, 0, bytes.length);
    }

    /** JSON has no line end inside. */
    private static int lineEnd(byte[] finding) {
      int end = 0;
      while (finding[end] != '\n') {
        end++;
      }
      return end;
    }

    @Override
    public void otherFinding(Finding finding) throws IOException {
      RecordWriter.Buffer json = records.finding(capture, finding);
      if (otherFindings.size() > 0) {
        otherFindings.append(ascii(",\n"), 0, 2);
      }
      otherFindings.append(json.bytes(), 0, json.length());
    }
  }
}
