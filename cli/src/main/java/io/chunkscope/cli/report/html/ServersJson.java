package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Servers with what their plots show, the busiest first. */
final class ServersJson {
  private static final int MAX_SOFTWARE_CHARS = 48;

  private final ServerPlots plots;
  private final int maxServers;

  ServersJson(ServerPlots plots, int maxServers) {
    this.plots = plots;
    this.maxServers = maxServers;
  }

  void write(JsonGenerator json, AnalysisSummary summary) throws IOException {
    json.writeFieldName("plots");
    plots(json, plots.all());
    json.writeArrayFieldStart("servers");
    for (ServerProfile server : busiest(summary, maxServers)) {
      json.writeStartObject();
      json.writeStringField("address", server.server().toString());
      if (server.software() != null && !server.software().isEmpty()) {
        json.writeStringField("software", Excerpt.of(server.software(), MAX_SOFTWARE_CHARS));
      }
      ServerPlots.Plots own = plots.server(server.server());
      if (own != null) {
        json.writeFieldName("plots");
        plots(json, own);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<ServerProfile> busiest(AnalysisSummary summary, int limit) {
    return summary.servers().stream()
        .sorted(Comparator.comparingLong(ServerProfile::exchanges).reversed())
        .limit(limit)
        .toList();
  }

  private static void plots(JsonGenerator json, ServerPlots.Plots plots) throws IOException {
    json.writeStartObject();
    histogram(json, "wait", plots.waitUs);
    histogram(json, "exchanges", plots.exchanges);
    histogram(json, "idle", plots.idleUs);
    json.writeEndObject();
  }

  /** Step and count of each step that has any. */
  private static void histogram(JsonGenerator json, String name, LogHistogram histogram)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int step = 0; step < histogram.steps(); step++) {
      if (histogram.count(step) > 0) {
        json.writeNumber(step);
        json.writeNumber(histogram.count(step));
      }
    }
    json.writeEndArray();
  }
}
