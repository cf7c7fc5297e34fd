package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.CompareRecord;
import io.chunkscope.cli.report.Timestamps;
import io.chunkscope.compare.Comparison;
import io.chunkscope.compare.Headline;
import io.chunkscope.compare.PairFinding;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.compare.clock.Clock;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.hop.HopSoftware;
import io.chunkscope.compare.leg.Leg;
import io.chunkscope.compare.match.LegFinder;
import io.chunkscope.compare.match.Unpaired;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;

/** A comparison as one document; docs/COMPARE.md describes it. */
public final class CompareJson {
  /** Raised when the meaning of a key changes; new keys do not raise it. */
  static final int SCHEMA = 1;

  private final OutputStream out;
  private final Timestamps times = new Timestamps();
  private final RecordWriter records = new RecordWriter();
  private final PairJson pairs = new PairJson(times);

  private CompareJson(OutputStream out) throws IOException {
    this.out = out;
  }

  /**
   * Writes the document and a line end; {@code out} is not closed.
   *
   * @param version the program's, or null
   * @param minSeverity findings below it are only counted
   */
  public static void write(
      OutputStream out, String version, Severity minSeverity, CompareRecord record)
      throws IOException {
    new CompareJson(out).document(version, minSeverity, record);
  }

  private void document(String version, Severity minSeverity, CompareRecord record)
      throws IOException {
    JsonGenerator json = records.begin();
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "chunkscope");
    Json.string(json, "version", version);
    json.writeEndObject();
    json.writeArrayFieldStart("captures");
    CaptureJson captures = new CaptureJson(times);
    for (CaptureRecord capture : record.captures()) {
      json.writeStartObject();
      captures.write(json, capture);
      json.writeEndObject();
    }
    json.writeEndArray();
    Comparison comparison = record.comparison();
    if (comparison == null) {
      json.writeNullField("comparison");
    } else {
      json.writeObjectFieldStart("comparison");
      comparison(json, record, comparison);
      json.writeEndObject();
      lists(json, comparison, minSeverity);
    }
    json.writeEndObject();
    drain();
    out.write('\n');
  }

  /** What was written so far goes out, so that a long list does not wait in memory. */
  private void drain() throws IOException {
    RecordWriter.Buffer buffer = records.end();
    buffer.copyTo(out);
    buffer.reset();
  }

  private static void comparison(JsonGenerator json, CompareRecord record, Comparison comparison)
      throws IOException {
    json.writeStringField("headline", Headline.of(comparison));
    json.writeObjectFieldStart("hop");
    boolean known = comparison.hop().software() != HopSoftware.UNKNOWN;
    Json.string(json, "software", known ? comparison.hop().software().label() : null);
    Json.string(json, "evidence", comparison.hop().evidence());
    endpoints(json, "fronts", comparison.fronts());
    endpoints(json, "backs", comparison.backs());
    json.writeEndObject();
    clock(json, comparison.clock());
    json.writeNumberField("pairs", comparison.pairs().size());
    json.writeNumberField("retries", comparison.retries());
    json.writeNumberField("ambiguous", comparison.ambiguous());
    json.writeNumberField("ambiguousAlike", comparison.ambiguousAlike());
    json.writeNumberField("givenUp", comparison.givenUp());
    leg(json, "client", comparison.front());
    leg(json, "server", comparison.back());
    FindingJson.counts(json, record.counts());
    json.writeArrayFieldStart("otherHops");
    for (LegFinder.Hop hop : comparison.otherHops()) {
      json.writeStartObject();
      endpoints(json, "fronts", hop.fronts());
      endpoints(json, "backs", hop.backs());
      json.writeNumberField("votes", hop.votes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void clock(JsonGenerator json, Clock clock) throws IOException {
    json.writeObjectFieldStart("clock");
    json.writeStringField("basis", Json.label(clock.basis()));
    if (clock.known()) {
      json.writeNumberField("offsetNs", clock.offsetNs());
      json.writeNumberField("driftPpb", clock.driftPpb());
      json.writeNumberField("uncertaintyNs", clock.uncertaintyNs());
    } else {
      json.writeNullField("offsetNs");
      json.writeNullField("driftPpb");
      json.writeNullField("uncertaintyNs");
    }
    json.writeNumberField("pairs", clock.pairs());
    json.writeEndObject();
  }

  private static void leg(JsonGenerator json, String name, Leg leg) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("exchanges", leg.exchanges().size());
    json.writeNumberField("exchangesLeftOut", leg.leftOut());
    json.writeNumberField("responsesWithoutRequest", leg.withoutRequest());
    json.writeNumberField("bodiesNotTraced", leg.bodiesNotTraced());
    json.writeEndObject();
  }

  private static void endpoints(JsonGenerator json, String name, Collection<Endpoint> endpoints)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Endpoint endpoint :
        endpoints.stream().sorted(Comparator.comparing(Endpoint::toString)).toList()) {
      json.writeStartObject();
      Json.address(json, endpoint);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void lists(JsonGenerator json, Comparison comparison, Severity minSeverity)
      throws IOException {
    json.writeArrayFieldStart("paths");
    for (PathComparison path : comparison.paths()) {
      PathJson.write(json, path);
    }
    if (comparison.otherPaths() != null) {
      PathJson.write(json, comparison.otherPaths());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("pairs");
    int index = 0;
    for (HopPair pair : comparison.pairs()) {
      pairs.write(json, index++, pair);
      json.flush();
      drain();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unpaired");
    for (Unpaired unpaired : comparison.unpaired()) {
      pairs.write(json, unpaired);
      json.flush();
      drain();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    FindingJson findings = new FindingJson(times);
    for (PairFinding each : comparison.findings()) {
      if (each.finding().severity().compareTo(minSeverity) < 0) {
        continue;
      }
      json.writeStartObject();
      findings.write(json, each.pair().front().connection().capture(), each.finding());
      json.writeNumberField("pair", each.pairIndex());
      json.writeEndObject();
      json.flush();
      drain();
    }
    json.writeEndArray();
    json.writeNumberField("findingsOmitted", comparison.findingsOmitted());
  }
}
