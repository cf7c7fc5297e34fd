package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.json.Json;
import java.io.IOException;

/** A connection, for its lane. */
final class LaneJson {
  private final StringTable strings;
  private final Clock clock;

  LaneJson(StringTable strings, Clock clock) {
    this.strings = strings;
    this.clock = clock;
  }

  void write(JsonGenerator json, ShownConnection connection) throws IOException {
    json.writeStartObject();
    json.writeNumberField("capture", connection.key().capture());
    json.writeNumberField("id", connection.key().id());
    json.writeNumberField("client", strings.number(connection.client().toString()));
    json.writeNumberField("server", strings.number(connection.server().toString()));
    json.writeNumberField("from", clock.us(connection.firstNs()));
    json.writeNumberField("to", clock.us(connection.endNs()));
    if (connection.midstream()) {
      json.writeBooleanField("midstream", true);
    }
    if (connection.handshakeNs() >= 0) {
      json.writeNumberField("handshake", Clock.durationUs(connection.handshakeNs()));
    }
    if (connection.rttNs() >= 0) {
      json.writeNumberField("rtt", Clock.durationUs(connection.rttNs()));
    }
    if (connection.end() != null) {
      json.writeStringField("end", Json.label(connection.end()));
    }
    time(json, "clientFin", connection.clientFinNs());
    time(json, "serverFin", connection.serverFinNs());
    time(json, "reset", connection.resetNs());
    json.writeNumberField("exchanges", connection.exchanges());
    PageJson.known(json, "promised", connection.promisedIdleS());
    PageJson.known(json, "clientCloses", connection.clientCloses());
    PageJson.known(json, "serverCloses", connection.serverCloses());
    if (connection.missingBytes() > 0) {
      json.writeNumberField("missing", connection.missingBytes());
    }
    if (!connection.findings().isEmpty()) {
      FindingsJson.write(json, strings, clock, connection.findings());
    }
    json.writeEndObject();
  }

  private void time(JsonGenerator json, String name, long epochNs) throws IOException {
    if (epochNs >= 0) {
      json.writeNumberField(name, clock.us(epochNs));
    }
  }
}
