package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.compare.Spread;
import io.chunkscope.compare.Tally;
import java.io.IOException;
import java.util.Map;

/** What a hop did on one path. */
final class PathJson {
  private PathJson() {}

  static void write(JsonGenerator json, PathComparison path) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", path.path());
    json.writeNumberField("pairs", path.pairs());
    json.writeNumberField("streamed", path.streamed());
    tally(json, "framing", path.framing());
    tally(json, "persistence", path.persistence());
    tally(json, "version", path.version());
    tally(json, "content", path.content());
    both(json, "chunks", path.chunksIn(), path.chunksOut());
    both(json, "flushes", path.flushesIn(), path.flushesOut());
    both(json, "firstByteNs", path.firstByteInNs(), path.firstByteOutNs());
    spread(json, "requestLagNs", path.requestLagNs());
    spread(json, "flushDelayNs", path.delayNs());
    tally(json, "retries", path.retries());
    tally(json, "requestFields", path.requestFields());
    tally(json, "responseFields", path.responseFields());
    tally(json, "findings", path.rules());
    json.writeEndObject();
  }

  private static void tally(JsonGenerator json, String name, Tally tally) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> entry : tally.byCount()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    if (tally.others() > 0) {
      json.writeNumberField(name + "Omitted", tally.others());
    }
  }

  private static void both(JsonGenerator json, String name, Spread in, Spread out)
      throws IOException {
    json.writeObjectFieldStart(name);
    spread(json, "server", in);
    spread(json, "client", out);
    json.writeEndObject();
  }

  private static void spread(JsonGenerator json, String name, Spread spread) throws IOException {
    if (spread.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeNumberField("min", spread.least());
    json.writeNumberField("median", spread.median());
    json.writeNumberField("max", spread.most());
    json.writeEndObject();
  }
}
