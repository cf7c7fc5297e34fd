package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page's data: everything that its scripts draw, as one JSON object. */
final class PageData {
  private final PageLimits limits;
  private final RunRecord run;
  private final ExchangeSelection selection;
  private final Map<ConnectionKey, ShownConnection> connections;
  private final ServerPlots plots;
  private final StringTable strings = new StringTable();

  PageData(
      PageLimits limits,
      RunRecord run,
      ExchangeSelection selection,
      Map<ConnectionKey, ShownConnection> connections,
      ServerPlots plots) {
    this.limits = limits;
    this.run = run;
    this.selection = selection;
    this.connections = connections;
    this.plots = plots;
  }

  /**
   * The object as text, which is all ASCII and may stand in a page.
   *
   * @param room bytes that it may take
   */
  byte[] write(long room) throws IOException {
    List<ShownExchange> chosen = selection.chosen();
    Clock clock = Clock.startingAt(baseNs(chosen));
    PageGrouping pages =
        new PageGrouping(
            chosen.stream()
                .sorted(
                    Comparator.comparingLong(
                        (ShownExchange exchange) -> exchange.timeline.originNs()))
                .toList());
    Set<String> fired =
        chosen.stream()
            .flatMap(exchange -> exchange.findings().stream())
            .map(ShownFinding::rule)
            .collect(Collectors.toSet());
    connections.values().stream()
        .flatMap(connection -> connection.findings().stream())
        .forEach(finding -> fired.add(finding.rule()));
    byte[] fixed = PageJson.bytes(json -> fixedPart(json, clock, pages, fired));
    ExchangeRows rows = new ExchangeRows(strings, clock, limits, connections, pages);
    rows.fit(chosen, room - fixed.length - 512);
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(room, 1 << 20));
    out.write(fixed, 0, fixed.length - 1);
    PageJson.text(out, ",\"omitted\":");
    out.writeBytes(PageJson.bytes(json -> omitted(json, rows)));
    PageJson.text(out, ",\"connections\":");
    rows.writeLanes(out);
    PageJson.text(out, ",\"exchanges\":");
    rows.write(out);
    PageJson.strings(out, strings);
    return out.toByteArray();
  }

  private long baseNs(List<ShownExchange> chosen) {
    long first =
        run.captures().stream()
            .mapToLong(CaptureRecord::firstTimeNs)
            .filter(ns -> ns >= 0)
            .min()
            .orElse(0);
    return chosen.stream()
        .mapToLong(exchange -> exchange.timeline.originNs())
        .reduce(first, Math::min);
  }

  private void fixedPart(JsonGenerator json, Clock clock, PageGrouping pages, Set<String> fired)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("baseMs", clock.baseMs());
    json.writeArrayFieldStart("captures");
    for (CaptureRecord capture : run.captures()) {
      json.writeStartObject();
      json.writeStringField("file", FileName.of(capture.file()));
      json.writeNumberField(
          "from", capture.firstTimeNs() < 0 ? 0 : clock.us(capture.firstTimeNs()));
      json.writeEndObject();
    }
    json.writeEndArray();
    SpanJson.words(json);
    json.writeArrayFieldStart("pages");
    for (ShownExchange document : pages.documents()) {
      json.writeStartObject();
      json.writeNumberField("host", strings.number(document.host));
      json.writeNumberField("target", strings.number(document.target));
      json.writeEndObject();
    }
    json.writeEndArray();
    FindingsJson.rules(
        json,
        RuleCatalogue.rules().stream()
            .map(rule -> rule.info())
            .filter(rule -> fired.contains(rule.id()))
            .toList());
    new ServersJson(plots, limits.servers()).write(json, run.summary());
    json.writeEndObject();
  }

  private void omitted(JsonGenerator json, ExchangeRows rows) throws IOException {
    json.writeStartObject();
    json.writeNumberField("exchanges", selection.seen());
    json.writeNumberField("shown", rows.things().size());
    json.writeNumberField("flagged", selection.flaggedSeen());
    json.writeNumberField("flaggedShown", rows.flagged());
    json.writeNumberField("withoutDetails", rows.detailsLeftOut());
    json.writeEndObject();
  }
}
