package io.chunkscope.cli.report.csv;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.join.ExchangeForm;
import io.chunkscope.cli.report.join.ExchangeJoin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A line for each exchange, as soon as its connection is over. */
public final class CsvReport implements Report {
  private static final String LINE_END = "\r\n";

  private final OutputStream out;
  private final Severity minSeverity;
  private final CsvColumns columns = new CsvColumns();
  private ExchangeJoin join;

  /**
   * @param out buffered; not closed with the report
   * @param minSeverity findings below it are left out
   */
  public CsvReport(OutputStream out, Severity minSeverity) throws IOException {
    this.out = out;
    this.minSeverity = minSeverity;
    text(String.join(",", CsvColumns.NAMES) + LINE_END);
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    join = new ExchangeJoin(new Rows(file), minSeverity);
    return join;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
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
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (join != null) {
      join.close();
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class Rows implements ExchangeForm {
    private final String file;

    Rows(String file) {
      this.file = file;
    }

    /** The cells, and the last one apart: what findings say comes between them. */
    @Override
    public byte[] exchange(Exchange exchange) {
      String cells = columns.of(file, exchange);
      return (cells + "\n" + "tcp.stream eq " + exchange.connection().id())
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] finding(Finding finding) {
      return (finding.severity().ordinal() + finding.rule().id())
          .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void row(byte[] exchange, List<byte[]> findings) throws IOException {
      int worst = -1;
      Set<String> rules = new LinkedHashSet<>();
      for (byte[] finding : findings) {
        worst = Math.max(worst, finding[0] - '0');
        rules.add(new String(finding, 1, finding.length - 1, StandardCharsets.US_ASCII));
      }
      String row = new String(exchange, StandardCharsets.UTF_8);
      int cells = row.lastIndexOf('\n');
      text(
          row.substring(0, cells)
              + (worst < 0 ? "" : Severity.values()[worst].label())
              + ","
              + CsvCell.own(String.join(" ", rules))
              + ","
              + row.substring(cells + 1)
              + LINE_END);
    }

    /** A table of exchanges has no place for it. */
    @Override
    public void otherFinding(Finding finding) {}
  }
}
