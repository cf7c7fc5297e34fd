package io.chunkscope.cli.report.html.hop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.html.Clock;
import io.chunkscope.cli.report.html.FileName;
import io.chunkscope.cli.report.html.FindingsJson;
import io.chunkscope.cli.report.html.PageJson;
import io.chunkscope.cli.report.html.PageRows;
import io.chunkscope.cli.report.html.SpanJson;
import io.chunkscope.cli.report.html.StringTable;
import io.chunkscope.cli.report.json.Json;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.match.Unpaired;
import io.chunkscope.compare.rules.HopRule;
import io.chunkscope.compare.rules.HopRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page's data: everything that its scripts draw, as one JSON object. */
final class HopData {
  private static final Comparator<ShownPair> BY_TIME =
      Comparator.comparingLong(ShownPair::originNs)
          .thenComparing(row -> row.pair() == null)
          .thenComparingInt(ShownPair::index);

  /** Room for what surrounds the rows: counts and punctuation. */
  private static final int AROUND_BYTES = 512;

  private final CompareRecord record;
  private final Severity min;
  private final HopPageLimits limits;
  private final StringTable strings = new StringTable();

  HopData(CompareRecord record, Severity min, HopPageLimits limits) {
    this.record = record;
    this.min = min;
    this.limits = limits;
  }

  /**
   * The object as text, which is all ASCII and may stand in a page.
   *
   * @param room bytes that it may take
   */
  byte[] write(long room) throws IOException {
    List<ShownPair> all = new PairSelection(record.comparison(), min, limits).mostImportantFirst();
    Clock clock = Clock.startingAt(all.stream().mapToLong(ShownPair::originNs).min().orElse(0));
    byte[] fixed = PageJson.bytes(json -> fixedPart(json, clock, all));
    Rows rows = new Rows(strings, clock, limits);
    rows.fit(all, BY_TIME, room - fixed.length - AROUND_BYTES);
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(room, 1 << 20));
    out.write(fixed, 0, fixed.length - 1);
    PageJson.text(out, ",\"omitted\":");
    out.writeBytes(PageJson.bytes(json -> omitted(json, all, rows)));
    PageJson.text(out, ",\"pairs\":");
    rows.write(out);
    PageJson.strings(out, strings);
    return out.toByteArray();
  }

  private void fixedPart(JsonGenerator json, Clock clock, List<ShownPair> all) throws IOException {
    Comparison comparison = record.comparison();
    json.writeStartObject();
    json.writeNumberField("baseMs", clock.baseMs());
    Json.strings(
        json,
        "captures",
        record.captures().stream().map(CaptureRecord::file).map(FileName::of).toList());
    json.writeBooleanField("clocks", comparison.clock().known());
    json.writeNumberField("slack", Clock.durationUs(HeldBack.slackNs(comparison.clock())));
    SpanJson.words(json);
    json.writeObjectFieldStart("reasons");
    for (Unpaired.Reason reason : Unpaired.Reason.values()) {
      json.writeStringField(Json.label(reason), reason.words());
    }
    json.writeEndObject();
    Set<String> fired =
        all.stream()
            .flatMap(row -> row.findings().stream())
            .map(finding -> finding.rule().id())
            .collect(Collectors.toSet());
    List<RuleInfo> rules =
        HopRules.rules().stream()
            .map(HopRule::info)
            .filter(rule -> fired.contains(rule.id()))
            .toList();
    FindingsJson.rules(json, rules);
    json.writeEndObject();
  }

  private static void omitted(JsonGenerator json, List<ShownPair> all, Rows rows)
      throws IOException {
    List<ShownPair> shown = rows.things();
    json.writeStartObject();
    json.writeNumberField("pairs", count(all, true));
    json.writeNumberField("pairsShown", count(shown, true));
    json.writeNumberField("unpaired", count(all, false));
    json.writeNumberField("unpairedShown", count(shown, false));
    json.writeNumberField("flagged", flagged(all));
    json.writeNumberField("flaggedShown", flagged(shown));
    json.writeNumberField("withoutDetails", rows.detailsLeftOut());
    json.writeEndObject();
  }

  private static long count(List<ShownPair> rows, boolean pairs) {
    return rows.stream().filter(row -> row.pair() != null == pairs).count();
  }

  private static long flagged(List<ShownPair> rows) {
    return rows.stream().filter(row -> row.worst() >= 0).count();
  }

  private static final class Rows extends PageRows<ShownPair> {
    private final PairRowJson row;
    private final PairDetailJson detail;

    Rows(StringTable strings, Clock clock, HopPageLimits limits) {
      super(strings);
      this.row = new PairRowJson(strings, clock, limits);
      this.detail = new PairDetailJson(strings, clock, limits);
    }

    @Override
    protected byte[] row(ShownPair pair) throws IOException {
      return PageJson.bytes(
          json -> {
            json.writeStartObject();
            row.write(json, pair);
            json.writeEndObject();
          });
    }

    @Override
    protected byte[] detail(ShownPair pair) throws IOException {
      return PageJson.bytes(json -> detail.write(json, pair));
    }
  }
}
