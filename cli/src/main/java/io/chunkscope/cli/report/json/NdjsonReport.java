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

/** One record a line, written as soon as it is final. */
public final class NdjsonReport implements Report {
  private final OutputStream out;
  private final Severity minSeverity;
  private final Records records;
  private final OpenExchanges open = new OpenExchanges();

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are only counted
   * @param version the program's, or null
   */
  public NdjsonReport(OutputStream out, Severity minSeverity, String version) throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    this.records = new Records(true, version);
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
          int length = records.connectionHead(capture, connection);
          out.write(records.connection(), 0, length);
          open.write(open.take(connection.id()), out);
          out.write(Records.CONNECTION_END);
          out.write('\n');
          open.reuse();
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
    open.close();
  }
}
