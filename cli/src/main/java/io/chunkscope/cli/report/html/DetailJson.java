package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What the detail panel tells of an exchange beyond its row. */
final class DetailJson {
  private final StringTable strings;
  private final Clock clock;

  DetailJson(StringTable strings, Clock clock) {
    this.strings = strings;
    this.clock = clock;
  }

  void write(JsonGenerator json, ShownExchange exchange) throws IOException {
    json.writeStartObject();
    FindingsJson.write(json, strings, clock, exchange.findings());
    message(json, "request", exchange.request);
    message(json, "response", exchange.response);
    json.writeEndObject();
  }

  private void message(JsonGenerator json, String name, ShownMessage message) throws IOException {
    if (message == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    string(json, "start", message.startLine());
    numbers(json, "lines", message.lines());
    if (message.linesOmitted() > 0) {
      json.writeNumberField("linesOmitted", message.linesOmitted());
    }
    if (!message.trailers().isEmpty()) {
      numbers(json, "trailers", message.trailers());
    }
    string(json, "framing", message.framing());
    string(json, "step", message.step());
    string(json, "persistence", message.persistence());
    string(json, "end", message.end());
    json.writeBooleanField("complete", message.complete());
    PageJson.known(json, "declared", message.declaredBytes());
    json.writeNumberField("missing", message.missingBytes());
    json.writeNumberField("firstFrame", message.firstFrame());
    json.writeNumberField("lastFrame", message.lastFrame());
    chunks(json, message);
    flushes(json, message);
    deviations(json, message);
    json.writeEndObject();
  }

  /** Offset, size, extension, time and frame of each. */
  private void chunks(JsonGenerator json, ShownMessage message) throws IOException {
    if (message.chunkCount() == 0 && message.lastChunkNs() < 0) {
      return;
    }
    json.writeNumberField("chunkCount", message.chunkCount());
    json.writeArrayFieldStart("chunks");
    for (ShownMessage.Chunk chunk : message.chunks()) {
      json.writeNumber(chunk.offset());
      json.writeNumber(chunk.bytes());
      json.writeNumber(
          chunk.extension().isEmpty() ? StringTable.NONE : strings.number(chunk.extension()));
      json.writeNumber(clock.us(chunk.timeNs()));
      json.writeNumber(chunk.frame());
    }
    json.writeEndArray();
    if (message.lastChunkNs() >= 0) {
      json.writeNumberField("lastChunkAt", clock.us(message.lastChunkNs()));
      json.writeNumberField("lastChunkFrame", message.lastChunkFrame());
    }
  }

  /** Time, bytes, decoded bytes (-1 for unknown) and frame of each. */
  private void flushes(JsonGenerator json, ShownMessage message) throws IOException {
    if (message.flushes().isEmpty()) {
      return;
    }
    json.writeNumberField("flushCount", message.flushCount());
    json.writeArrayFieldStart("flushes");
    for (ShownMessage.Flush flush : message.flushes()) {
      json.writeNumber(clock.us(flush.timeNs()));
      json.writeNumber(flush.bytes());
      json.writeNumber(flush.decodedBytes());
      json.writeNumber(flush.frame());
    }
    json.writeEndArray();
  }

  /** Kind, evidence, time and frame of each. */
  private void deviations(JsonGenerator json, ShownMessage message) throws IOException {
    if (message.deviations().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("deviations");
    for (ShownMessage.Note note : message.deviations()) {
      json.writeNumber(strings.number(note.kind()));
      json.writeNumber(strings.number(note.evidence()));
      json.writeNumber(clock.us(note.timeNs()));
      json.writeNumber(note.frame());
    }
    json.writeEndArray();
  }

  private void numbers(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeNumber(strings.number(text));
    }
    json.writeEndArray();
  }

  private void string(JsonGenerator json, String name, String text) throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeNumberField(name, strings.number(text));
    }
  }
}
