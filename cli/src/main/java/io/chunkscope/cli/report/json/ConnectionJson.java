package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.GapNote;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** A connection without its exchanges, whose array is left to be filled in. */
final class ConnectionJson {
  private final Timestamps times;

  ConnectionJson(Timestamps times) {
    this.times = times;
  }

  /**
   * Writes the fields of the object that the caller began, up to {@code "exchanges"}.
   *
   * @param capture index of the capture
   */
  void write(JsonGenerator json, int capture, ConnectionTrace connection) throws IOException {
    identity(json, capture, connection);
    json.writeBooleanField("rolesCertain", connection.info().rolesCertain());
    json.writeBooleanField("handshakeSeen", connection.transport().handshakeSeen());
    Json.known(json, "rttNs", connection.transport().rttNs());
    json.writeNumberField("firstFrame", connection.info().firstFrame());
    Json.known(json, "lastFrame", connection.transport().lastFrame());
    Json.time(json, times, "firstTime", connection.info().firstTimeNs());
    Json.time(json, times, "lastTime", connection.transport().lastNs());
    Json.string(json, "end", connection.end() == null ? null : Json.label(connection.end()));
    json.writeObjectFieldStart("missing");
    json.writeNumberField("clientBytes", connection.missingBytes(Direction.CLIENT_TO_SERVER));
    json.writeNumberField("serverBytes", connection.missingBytes(Direction.SERVER_TO_CLIENT));
    json.writeEndObject();
    json.writeBooleanField("midstream", connection.midstream());
    json.writeNumberField("conflicts", connection.conflicts());
    gaps(json, connection);
    skipped(json, connection);
  }

  /** Writes which connection it is. */
  static void identity(JsonGenerator json, int capture, ConnectionTrace connection)
      throws IOException {
    json.writeNumberField("id", connection.id());
    json.writeNumberField("capture", capture);
    json.writeStringField("protocol", connection.protocol().label());
    Json.endpoint(json, "client", connection.info().client());
    Json.endpoint(json, "server", connection.info().server());
  }

  private void gaps(JsonGenerator json, ConnectionTrace connection) throws IOException {
    json.writeArrayFieldStart("gaps");
    for (GapNote gap : connection.gaps()) {
      json.writeStartObject();
      json.writeStringField("direction", direction(gap.direction()));
      json.writeNumberField("start", gap.start());
      json.writeNumberField("length", gap.length());
      json.writeStringField("cause", Json.label(gap.cause()));
      json.writeNumberField("frame", gap.frame());
      Json.time(json, times, "time", gap.timeNs());
      json.writeEndObject();
    }
    json.writeEndArray();
    int omitted = connection.gapCount() - connection.gaps().size();
    if (omitted > 0) {
      json.writeNumberField("gapsOmitted", omitted);
    }
  }

  private void skipped(JsonGenerator json, ConnectionTrace connection) throws IOException {
    json.writeArrayFieldStart("skipped");
    for (SkippedNote note : connection.skipped()) {
      json.writeStartObject();
      json.writeStringField("direction", direction(note.direction()));
      json.writeNumberField("start", note.start());
      json.writeNumberField("length", note.end() - note.start());
      json.writeStringField("cause", Json.label(note.reason()));
      json.writeNumberField("frame", note.frame());
      Json.time(json, times, "time", note.timeNs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Whose messages travel that way. */
  static String direction(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? "request" : "response";
  }
}
