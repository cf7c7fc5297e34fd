package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Distribution;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.model.ServerProfile.Closer;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.summary.Traffic;
import java.util.ArrayList;
import java.util.List;

/** The table of servers, which needs no script. */
final class ServerTableHtml {
  private static final String[] HEADS = {
    "Server",
    "Connections",
    "Exchanges",
    "Bodies framed by",
    "Wait: median, p95",
    "Exchanges per connection",
    "Idle connections",
    "Closed by"
  };

  private ServerTableHtml() {}

  static void write(Html html, AnalysisSummary summary, int limit) {
    List<ServerProfile> servers = ServersJson.busiest(summary, limit);
    html.open("section", "class", "servers", "aria-labelledby", "servers-title");
    html.element("h2", "Servers", "id", "servers-title");
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Servers");
    html.open("table");
    html.open("thead").open("tr");
    for (String head : HEADS) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (ServerProfile server : servers) {
      row(html, server);
    }
    html.close("tbody").close("table").close("div");
    long left = summary.servers().size() - (long) servers.size();
    if (left > 0) {
      html.element("p", "and " + Amounts.count(left, "more server") + ".");
    }
    html.element("div", "", "id", "plots");
    html.close("section");
  }

  private static void row(Html html, ServerProfile server) {
    Distribution wait = server.waitNs();
    Distribution reuse = server.exchangesPerConnection();
    html.open("tr");
    html.open("th", "scope", "row").element("bdi", server.server().toString());
    html.element("bdi", Traffic.software(server, "", ""), "class", "software").close("th");
    html.element("td", Amounts.number(server.connections()), "class", "number");
    html.element("td", Amounts.number(server.exchanges()), "class", "number");
    html.element("td", Traffic.framingMix(server::framing));
    html.element(
        "td",
        wait.count() == 0
            ? "unknown"
            : Amounts.duration(wait.percentile(50)) + ", " + Amounts.duration(wait.percentile(95)));
    html.element(
        "td",
        reuse.count() == 0
            ? "unknown"
            : reuse.min() == reuse.max()
                ? Amounts.number(reuse.max())
                : Amounts.number(reuse.min())
                    + " to "
                    + Amounts.number(reuse.max())
                    + ", median "
                    + Amounts.number(reuse.percentile(50)));
    html.element("td", idle(server));
    html.element("td", closed(server));
    html.close("tr");
  }

  private static String idle(ServerProfile server) {
    List<String> parts = new ArrayList<>();
    if (server.advertisedTimeoutS() >= 0) {
      parts.add("promised " + server.advertisedTimeoutS() + " s");
    }
    if (server.closesWhenIdle()) {
      parts.add("closed after " + Amounts.duration(server.measuredIdleNs()));
    }
    return parts.isEmpty() ? "nothing promised" : String.join(", ", parts);
  }

  private static String closed(ServerProfile server) {
    List<String> parts = new ArrayList<>();
    add(parts, server.closedBy(Closer.SERVER), "server");
    add(parts, server.closedBy(Closer.CLIENT), "client");
    add(parts, server.closedBy(Closer.RESET), "reset");
    add(parts, server.closedBy(Closer.OPEN), "nobody yet");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String who) {
    if (count > 0) {
      parts.add(who + " " + Amounts.number(count));
    }
  }
}
