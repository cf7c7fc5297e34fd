package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.summary.FindingGroups;
import io.chunkscope.cli.report.summary.Shortfall;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The report as one page that needs nothing but a browser. */
public final class HtmlReport implements Report {
  private final OutputStream out;
  private final Severity minSeverity;
  private final String version;
  private final PageLimits limits;
  private final ExchangeSelection selection;
  private final ServerPlots plots;
  private final FindingGroups groups = new FindingGroups();
  private final Shortfall shortfall = new Shortfall();
  private final Map<ConnectionKey, ShownConnection> connections = new HashMap<>();

  /**
   * @param minSeverity findings below it are only counted
   */
  public HtmlReport(OutputStream out, Severity minSeverity, String version) {
    this(out, minSeverity, version, PageLimits.DEFAULTS);
  }

  HtmlReport(OutputStream out, Severity minSeverity, String version, PageLimits limits) {
    this.out = out;
    this.minSeverity = minSeverity;
    this.version = version;
    this.limits = limits;
    this.selection = new ExchangeSelection(limits);
    this.plots = new ServerPlots(limits.servers());
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return new Collector(capture);
  }

  /** Receives what one capture gives. */
  private final class Collector implements AnalysisHandler {
    private final int capture;

    /** Findings about exchanges and connections that have not been handed over. */
    private final List<Finding> early = new ArrayList<>();

    Collector(int capture) {
      this.capture = capture;
    }

    @Override
    public void onFinding(Finding finding) {
      if (finding.severity() != Severity.INFO || minSeverity == Severity.INFO) {
        groups.add(capture, finding);
      }
      if (finding.severity().compareTo(minSeverity) < 0 || finding.connection() < 0) {
        return;
      }
      boolean late =
          finding.exchange() >= 0
              && selection.add(
                  new ConnectionKey(capture, finding.connection()),
                  finding.exchange(),
                  ShownFinding.of(finding));
      if (!late && early.size() < limits.exchanges()) {
        early.add(finding);
      }
    }

    @Override
    public void onExchange(Exchange exchange) {
      shortfall.add(exchange);
      plots.add(exchange);
      List<Finding> own =
          early.isEmpty() ? List.of() : taken(exchange.connection().id(), exchange.index());
      selection.add(capture, exchange, shown(own));
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      shortfall.add(connection);
      plots.add(connection);
      ConnectionKey key = new ConnectionKey(capture, connection.id());
      List<Finding> own = early.isEmpty() ? List.of() : taken(connection.id(), Finding.NONE);
      // Found late, about exchanges that had given way to others by then.
      selection.missed(
          own.stream()
              .filter(each -> each.exchange() >= 0)
              .map(Finding::exchange)
              .distinct()
              .count());
      if (selection.holds(key)) {
        ShownConnection shown = ShownConnection.of(capture, connection);
        shown.findings().addAll(shown(own));
        connections.put(key, shown);
        forget();
      }
    }

    /** Takes out what was found about an exchange, or about anything on a connection. */
    private List<Finding> taken(long connection, int exchange) {
      List<Finding> own = new ArrayList<>(2);
      early.removeIf(
          finding -> {
            boolean about =
                finding.connection() == connection
                    && (exchange == Finding.NONE || finding.exchange() == exchange);
            if (about) {
              own.add(finding);
            }
            return about;
          });
      return own;
    }

    private List<ShownFinding> shown(List<Finding> findings) {
      return findings.stream().limit(limits.connectionFindings()).map(ShownFinding::of).toList();
    }
  }

  /** Connections whose exchanges have all given way. */
  private void forget() {
    if (connections.size() > 2 * limits.exchanges()) {
      connections.keySet().removeIf(key -> !selection.holds(key));
    }
  }

  @Override
  public void end(CaptureRecord capture) {}

  @Override
  public void finish(RunRecord run) throws IOException {
    SummaryHtml summary = new SummaryHtml(run, groups, shortfall, limits);
    PageData data = new PageData(limits, run, selection, connections, plots);
    new PageWriter(PageAssets.ofReport(), version, limits.pageBytes())
        .write(
            out,
            summary.verdict(),
            html -> {
              summary.write(html);
              PageWriter.waterfall(html, "Exchanges");
              ServerTableHtml.write(html, run.summary(), limits.servers());
            },
            data::write);
    out.flush();
  }

  @Override
  public void close() {}
}
