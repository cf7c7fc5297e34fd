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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/** One record a line, written as soon as it is final. */
public final class NdjsonReport implements Report {
  private final OutputStream out;
  private final Severity minSeverity;
  private final Records records;
  private final ConnectionLines connections;

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are only counted
   * @param version the program's, or null
   */
  public NdjsonReport(OutputStream out, Severity minSeverity, String version) throws IOException {
    this(out, minSeverity, version, null);
  }

  private NdjsonReport(OutputStream out, Severity minSeverity, String version, LongSupplier clockNs)
      throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    this.records = new Records(true, version);
    this.connections =
        clockNs == null
            ? new WholeConnectionLines(out, records)
            : new PartedConnectionLines(out, records, clockNs);
  }

  /**
   * A report that is read while the capture goes on: exchanges of connections that last long do not
   * wait for their end, but stand in records of their own.
   *
   * @param clockNs says what time it is; any origin
   */
  public static NdjsonReport live(
      OutputStream out, Severity minSeverity, String version, LongSupplier clockNs)
      throws IOException {
    return new NdjsonReport(out, minSeverity, version, clockNs);
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return new AnalysisHandler() {
      @Override
      public void onExchange(Exchange exchange) {
        try {
          connections.add(capture, exchange);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void onConnection(ConnectionTrace connection) {
        try {
          connections.end(capture, connection);
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
          line(records.finding(capture, finding));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Override
  public void flush() throws IOException {
    connections.flush();
    out.flush();
  }

  @Override
  public void end(CaptureRecord capture) throws IOException {
    line(records.capture(capture));
    out.flush();
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    for (ServerProfile server : run.summary().servers()) {
      line(records.server(server));
    }
    for (Diagnosis diagnosis : run.diagnoses()) {
      line(records.diagnosis(diagnosis));
    }
    line(records.summary(run));
    out.flush();
  }

  private void line(RecordWriter.Buffer record) throws IOException {
    record.copyTo(out);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
