package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.cli.report.json.Json;
import io.chunkscope.cli.report.timeline.Span;
import io.chunkscope.cli.report.timeline.SpanKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Spans as numbers, and the words that the numbers stand for. */
public final class SpanJson {
  private SpanJson() {}

  /** The words, once for the page. */
  public static void words(JsonGenerator json) throws IOException {
    Json.strings(json, "spanKinds", Arrays.stream(SpanKind.values()).map(SpanKind::label).toList());
    Json.strings(
        json, "pauseCauses", Arrays.stream(PauseRule.Cause.values()).map(Json::label).toList());
  }

  /**
   * Kind, start, duration and, for flushes, number, for pauses, cause; each by its number in the
   * page's words.
   *
   * @param most no more spans than this
   */
  public static void write(JsonGenerator json, String name, List<Span> spans, int most)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Span span : spans.subList(0, Math.min(most, spans.size()))) {
      json.writeNumber(span.kind().ordinal());
      json.writeNumber(Clock.durationUs(span.startNs()));
      json.writeNumber(Clock.durationUs(span.endNs()) - Clock.durationUs(span.startNs()));
      json.writeNumber(span.cause() == null ? span.flush() : span.cause().ordinal());
    }
    json.writeEndArray();
  }
}
