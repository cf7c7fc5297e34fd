package io.chunkscope.cli.report.json;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One document. Its totals stand before what they are the totals of, so connections and findings
 * wait in spools until the end; memory does not grow with the captures.
 */
public final class JsonReport implements Report {
  private static final long ENDED_MEMORY_BYTES = 16L << 20;
  private static final long FINDINGS_MEMORY_BYTES = 8L << 20;

  private final OutputStream out;
  private final Severity minSeverity;
  private final Records records;
  private final OpenExchanges open = new OpenExchanges();
  private final Spool ended = new Spool(ENDED_MEMORY_BYTES);
  private final Spool findings = new Spool(FINDINGS_MEMORY_BYTES);
  private final ByteArrayOutputStream entry = new ByteArrayOutputStream();

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are only counted
   * @param version the program's, or null
   */
  public JsonReport(OutputStream out, Severity minSeverity, String version) throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    this.records = new Records(false, version);
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {
        try {
          RecordWriter.Buffer record = records.exchange(exchange);
          open.add(exchange.connection().id(), record.bytes(), record.length());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void onConnection(ConnectionTrace connection) {
        try {
          end(capture, connection);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void onFinding(Finding finding) {
        if (finding.severity().compareTo(minSeverity) < 0) {
          return;
        }
        try {
          RecordWriter.Buffer record = records.finding(capture, finding);
          if (findings.size() > 0) {
            findings.append(new byte[] {',', '\n'}, 0, 2);
          }
          findings.append(record.bytes(), 0, record.length());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** An entry of {@link #ended} is a length, the connection up to its exchanges, the exchanges. */
  private void end(int capture, ConnectionTrace connection) throws IOException {
    int length = records.connectionHead(capture, connection, 0);
    entry.reset();
    DataOutputStream data = new DataOutputStream(entry);
    data.writeInt(length);
    data.write(records.connection(), 0, length);
    open.take(connection.id()).save(data);
    byte[] bytes = entry.toByteArray();
    ended.append(bytes, 0, bytes.length);
  }

  @Override
  public void end(CaptureRecord capture) {}

  @Override
  public void finish(RunRecord run) throws IOException {
    text("{\"schema\":" + Records.SCHEMA + ",\n\"tool\":");
    records.tool().copyTo(out);
    text(",\n\"captures\":[");
    String separator = "\n";
    for (CaptureRecord capture : run.captures()) {
      text(separator);
      records.capture(capture).copyTo(out);
      separator = ",\n";
    }
    text("],\n\"summary\":");
    records.summary(run).copyTo(out);
    text(",\n\"servers\":[");
    separator = "\n";
    for (ServerProfile server : run.summary().servers()) {
      text(separator);
      records.server(server).copyTo(out);
      separator = ",\n";
    }
    text("],\n\"diagnoses\":[");
    separator = "\n";
    for (Diagnosis diagnosis : run.diagnoses()) {
      text(separator);
      records.diagnosis(diagnosis).copyTo(out);
      separator = ",\n";
    }
    text("],\n\"connections\":[");
    connections();
    text("],\n\"findings\":[\n");
    findings.copyTo(0, findings.size(), out);
    text("]}\n");
    out.flush();
  }

  private void connections() throws IOException {
    String separator = "\n";
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(ended.input()))) {
      while (true) {
        int length;
        try {
          length = in.readInt();
        } catch (EOFException e) {
          return;
        }
        text(separator);
        separator = ",\n";
        byte[] head = new byte[length];
        in.readFully(head);
        out.write(head);
        open.write(OpenExchanges.Collected.load(in), out);
        out.write(Records.LIST_END);
      }
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    try (open;
        ended;
        findings) {
      entry.reset();
    }
  }
}
