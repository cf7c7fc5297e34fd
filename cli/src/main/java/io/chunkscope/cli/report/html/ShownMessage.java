package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.cli.report.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as the detail panel tells it; its own copy, bounded. Times are epoch nanoseconds.
 *
 * @param lines of the head: names with what separates them from their values, and values, in turn
 * @param linesOmitted lines beyond the limit
 * @param trailers of the trailer section, likewise
 * @param step the step of RFC 9112 §6.3 that decided the framing, or null
 * @param persistence what the head says of the connection's future, or null
 * @param end what ended it, or null
 */
record ShownMessage(
    String startLine,
    List<String> lines,
    int linesOmitted,
    List<String> trailers,
    String framing,
    String step,
    String persistence,
    String end,
    boolean complete,
    long declaredBytes,
    long missingBytes,
    long firstFrame,
    long lastFrame,
    List<Chunk> chunks,
    long chunkCount,
    long lastChunkNs,
    long lastChunkFrame,
    List<Flush> flushes,
    long flushCount,
    List<Note> deviations) {

  /** A row of the chunk table. */
  record Chunk(long offset, long bytes, String extension, long timeNs, long frame) {}

  /**
   * A row of the flush table.
   *
   * @param decodedBytes text that it brought, or {@link ContentReading#UNKNOWN}
   */
  record Flush(long timeNs, long bytes, long decodedBytes, long frame) {}

  /** A departure from the grammar. */
  record Note(String kind, String evidence, long timeNs, long frame) {}

  private static final int MAX_DEVIATIONS = 12;

  static ShownMessage of(HttpMessage message, PageLimits limits) {
    ChunkLog chunks = message.chunks();
    Delivery delivery = message.delivery();
    boolean lastChunk = chunks != null && chunks.lastChunk();
    return new ShownMessage(
        Clip.wire(MessageWords.startLine(message), limits.valueChars()),
        lines(message.fields(), limits),
        Math.max(0, message.fields().size() - limits.fieldLines()),
        message.trailers() == null ? List.of() : lines(message.trailers(), limits),
        message.framing().label(),
        message.framingStep(),
        message.persistence() == null ? null : Json.label(message.persistence()),
        message.end() == null ? null : message.end().label(),
        message.complete(),
        message.declaredLength(),
        message.missingBytes(),
        message.firstFrame(),
        message.lastFrame(),
        chunks == null ? List.of() : chunks(chunks, limits),
        chunks == null ? 0 : chunks.count(),
        lastChunk ? chunks.lastChunkNs() : HttpMessage.UNKNOWN,
        lastChunk ? chunks.lastChunkFrame() : HttpMessage.UNKNOWN,
        delivery == null ? List.of() : flushes(message, limits),
        delivery == null ? 0 : delivery.flushes(),
        deviations(message));
  }

  private static List<String> lines(Fields fields, PageLimits limits) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.size(), limits.fieldLines()); i++) {
      lines.add(Clip.wire(fields.name(i) + fields.separator(i), limits.valueChars()));
      lines.add(Clip.wire(fields.value(i), limits.valueChars()));
    }
    return lines;
  }

  private static List<Chunk> chunks(ChunkLog log, PageLimits limits) {
    List<Chunk> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(log.kept(), limits.chunks()); i++) {
      String extension = log.extension(i);
      rows.add(
          new Chunk(
              log.offset(i),
              log.size(i),
              extension == null ? "" : Clip.wire(extension.strip(), limits.valueChars()),
              log.timeNs(i),
              log.frame(i)));
    }
    return rows;
  }

  private static List<Flush> flushes(HttpMessage message, PageLimits limits) {
    Delivery delivery = message.delivery();
    ContentReading content = message.content();
    List<Flush> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(delivery.kept(), limits.flushes()); i++) {
      rows.add(
          new Flush(
              delivery.timeNs(i),
              delivery.bytes(i),
              content == null ? ContentReading.UNKNOWN : content.textBytes(i),
              delivery.frame(i)));
    }
    return rows;
  }

  private static List<Note> deviations(HttpMessage message) {
    return message.deviations().stream().limit(MAX_DEVIATIONS).map(ShownMessage::note).toList();
  }

  private static Note note(DeviationNote note) {
    return new Note(
        Json.label(note.deviation()), Clip.wire(note.evidence(), 64), note.timeNs(), note.frame());
  }

  int weight() {
    int chars = startLine.length();
    for (String text : lines) {
      chars += 48 + text.length();
    }
    for (String text : trailers) {
      chars += 48 + text.length();
    }
    return 300 + chars + 72 * chunks.size() + 56 * flushes.size() + 150 * deviations.size();
  }
}
