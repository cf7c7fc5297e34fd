package io.chunkscope.cli.report.html.hop;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.html.PageAssets;
import io.chunkscope.cli.report.html.PageJson;
import io.chunkscope.cli.report.html.PageWriter;
import java.io.IOException;
import java.io.OutputStream;

/** A comparison as one page that needs nothing but a browser. */
public final class HopPage {
  private HopPage() {}

  /**
   * Writes the page; {@code out} is not closed.
   *
   * @param version the program's, or null
   * @param min findings below it are only counted
   */
  public static void write(OutputStream out, String version, Severity min, CompareRecord record)
      throws IOException {
    HopPageLimits limits = HopPageLimits.DEFAULTS;
    HopSummaryHtml summary = new HopSummaryHtml(record, min, limits);
    boolean compared = record.comparison() != null;
    new PageWriter(
            compared ? PageAssets.ofHop() : PageAssets.ofHopWithoutScript(),
            version,
            limits.pageBytes())
        .write(
            out,
            summary.headline(),
            html -> {
              summary.top(html);
              if (compared) {
                PageWriter.waterfall(
                    html, "Responses: above what the server sent, below what the client got");
              }
              summary.bottom(html);
            },
            compared
                ? new HopData(record, min, limits)::write
                : room -> PageJson.bytes(json -> json.writeNull()));
  }
}
