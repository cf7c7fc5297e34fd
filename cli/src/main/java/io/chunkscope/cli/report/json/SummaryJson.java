package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Distribution;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.model.ServerProfile.Closer;
import io.chunkscope.cli.report.RunRecord;
import java.io.IOException;
import java.util.function.ToLongFunction;

/** Totals of a run, and its servers. */
final class SummaryJson {
  private SummaryJson() {}

  /** Writes the fields of the object that the caller began. */
  static void summary(JsonGenerator json, RunRecord run) throws IOException {
    AnalysisSummary summary = run.summary();
    json.writeNumberField("connections", summary.connections());
    json.writeNumberField("httpConnections", summary.connections(Protocol.HTTP_1));
    json.writeNumberField("exchanges", summary.exchanges());
    json.writeNumberField("responses", summary.responses());
    framing(json, summary::framing);
    FindingJson.counts(json, run.findings());
    json.writeObjectFieldStart("protocols");
    for (Protocol protocol : Protocol.values()) {
      json.writeNumberField(protocol.label(), summary.connections(protocol));
    }
    json.writeEndObject();
    json.writeNumberField("connectionsOfServersOmitted", summary.connectionsOfServersOmitted());
  }

  /** Writes the fields of the object that the caller began. */
  static void server(JsonGenerator json, ServerProfile server) throws IOException {
    Json.address(json, server.server());
    Json.string(json, "software", server.software());
    json.writeNumberField("connections", server.connections());
    json.writeNumberField("exchanges", server.exchanges());
    framing(json, server::framing);
    Distribution perConnection = server.exchangesPerConnection();
    json.writeObjectFieldStart("exchangesPerConnection");
    Json.known(json, "min", perConnection.min());
    Json.known(json, "median", perConnection.percentile(50));
    Json.known(json, "max", perConnection.max());
    json.writeEndObject();
    json.writeObjectFieldStart("closedBy");
    for (Closer closer : Closer.values()) {
      json.writeNumberField(Json.label(closer), server.closedBy(closer));
    }
    json.writeEndObject();
    Distribution wait = server.waitNs();
    json.writeObjectFieldStart("waitNs");
    Json.known(json, "p50", wait.percentile(50));
    Json.known(json, "p95", wait.percentile(95));
    Json.known(json, "max", wait.max());
    json.writeEndObject();
    json.writeObjectFieldStart("keepAlive");
    Json.known(json, "advertisedTimeoutS", server.advertisedTimeoutS());
    Json.known(json, "measuredIdleNs", server.measuredIdleNs());
    json.writeEndObject();
  }

  /** Writes the fields of the object that the caller began. */
  static void diagnosis(JsonGenerator json, Diagnosis diagnosis) throws IOException {
    json.writeStringField("cause", diagnosis.cause().id());
    Json.endpoint(json, "server", diagnosis.server());
    json.writeStringField("confidence", diagnosis.confidence().label());
    json.writeStringField("summary", diagnosis.summary());
    Json.nonEmpty(json, "price", diagnosis.price());
    json.writeStringField("fix", diagnosis.fix());
    Json.strings(json, "evidence", diagnosis.evidence());
  }

  private static void framing(JsonGenerator json, ToLongFunction<Framing> count)
      throws IOException {
    json.writeObjectFieldStart("framing");
    for (Framing kind : Framing.values()) {
      json.writeNumberField(kind.label(), count.applyAsLong(kind));
    }
    json.writeEndObject();
  }
}
