package io.chunkscope.cli.report.text;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Distribution;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.model.ServerProfile.Closer;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.summary.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A line or two about each server, the busiest first. */
final class ServerLines {
  private static final int SHOWN = 20;
  private static final int INDENT = 2;
  private static final int DETAIL = 6;

  private ServerLines() {}

  static void write(Page page, AnalysisSummary summary) throws IOException {
    Collection<ServerProfile> servers = summary.servers();
    if (servers.isEmpty()) {
      return;
    }
    page.gap();
    page.line(page.ink().bold("Servers"));
    List<ServerProfile> busiest = new ArrayList<>(servers);
    busiest.sort(Comparator.comparingLong(ServerProfile::exchanges).reversed());
    for (ServerProfile server : busiest.subList(0, Math.min(SHOWN, busiest.size()))) {
      write(page, server);
    }
    if (busiest.size() > SHOWN) {
      page.paragraph(
          INDENT,
          "and "
              + Amounts.count(busiest.size() - (long) SHOWN, "more server")
              + " (see --format json)");
    }
    if (summary.connectionsOfServersOmitted() > 0) {
      page.paragraph(
          INDENT,
          "and "
              + Amounts.count(summary.connectionsOfServersOmitted(), "connection")
              + " to servers beyond the limit on profiles");
    }
  }

  private static void write(Page page, ServerProfile server) throws IOException {
    String name = page.ink().bold(server.server().toString());
    page.paragraph(
        " ".repeat(INDENT),
        DETAIL,
        name
            + Traffic.software(server, " (", ")")
            + ": "
            + Amounts.count(server.connections(), "connection")
            + ", "
            + Amounts.count(server.exchanges(), "exchange")
            + framing(server));
    List<String> details = new ArrayList<>();
    Distribution wait = server.waitNs();
    if (wait.count() > 0) {
      details.add(
          "wait for the first byte: median "
              + Amounts.duration(wait.percentile(50))
              + ", p95 "
              + Amounts.duration(wait.percentile(95)));
    }
    String perConnection = perConnection(server);
    if (!perConnection.isEmpty()) {
      details.add(perConnection);
    }
    String closed = closed(server);
    if (!closed.isEmpty()) {
      details.add(closed);
    }
    String idle = idle(server);
    if (!idle.isEmpty()) {
      details.add(idle);
    }
    if (!details.isEmpty()) {
      page.paragraph(DETAIL, String.join("; ", details));
    }
  }

  private static String framing(ServerProfile server) {
    String mix = Traffic.framingMix(server::framing);
    return mix.isEmpty() ? "" : ", " + mix;
  }

  private static String closed(ServerProfile server) {
    List<String> parts = new ArrayList<>();
    add(parts, server.closedBy(Closer.SERVER), "by the server");
    add(parts, server.closedBy(Closer.CLIENT), "by clients");
    add(parts, server.closedBy(Closer.RESET), "by a reset");
    String closed = parts.isEmpty() ? "" : "closed: " + String.join(", ", parts);
    long open = server.closedBy(Closer.OPEN);
    String left = open == 0 ? "" : "left open: " + Amounts.number(open);
    return closed + (closed.isEmpty() || left.isEmpty() ? "" : "; ") + left;
  }

  private static void add(List<String> parts, long count, String how) {
    if (count > 0) {
      parts.add(Amounts.number(count) + " " + how);
    }
  }

  /** What is promised to idle connections beside what becomes of them. */
  private static String idle(ServerProfile server) {
    String promised =
        server.advertisedTimeoutS() < 0
            ? ""
            : "promises keep-alive for " + server.advertisedTimeoutS() + " s";
    String measured =
        server.closesWhenIdle()
            ? "closes idle connections after " + Amounts.duration(server.measuredIdleNs())
            : "";
    return promised + (promised.isEmpty() || measured.isEmpty() ? "" : ", ") + measured;
  }

  private static String perConnection(ServerProfile server) {
    Distribution exchanges = server.exchangesPerConnection();
    if (exchanges.max() <= 1) {
      return "";
    }
    return "exchanges per connection: "
        + (exchanges.min() == exchanges.max()
            ? Amounts.number(exchanges.max())
            : Amounts.number(exchanges.min())
                + " to "
                + Amounts.number(exchanges.max())
                + ", median "
                + Amounts.number(exchanges.percentile(50)));
  }
}
