package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.ProtocolTally;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** A capture; what cannot be known of one that did not open is null. */
final class CaptureJson {
  private final Timestamps times;

  CaptureJson(Timestamps times) {
    this.times = times;
  }

  /** Writes the fields of the object that the caller began. */
  void write(JsonGenerator json, CaptureRecord capture) throws IOException {
    CaptureInfo info = capture.info();
    json.writeStringField("file", capture.file());
    Json.string(json, "format", info == null ? null : info.format());
    Json.string(json, "compression", info == null ? null : info.compression());
    json.writeArrayFieldStart("linkTypes");
    if (info != null) {
      for (String linkType : info.linkTypes()) {
        json.writeString(linkType);
      }
    }
    json.writeEndArray();
    Json.known(json, "packets", info == null ? -1 : info.packets());
    Json.known(json, "bytes", info == null ? -1 : info.bytes());
    Json.time(json, times, "firstTime", capture.firstTimeNs());
    Json.time(json, times, "lastTime", capture.lastTimeNs());
    Json.known(json, "truncatedPackets", info == null ? -1 : info.truncatedPackets());
    Json.known(json, "undecodedPackets", info == null ? -1 : capture.undecodedPackets());
    json.writeBooleanField("complete", capture.complete());
    Json.string(json, "problem", capture.problem());
    Json.known(json, "badChecksumPackets", info == null ? -1 : capture.badChecksumPackets());
    Json.known(json, "evictedConnections", info == null ? -1 : capture.evictedConnections());
    json.writeArrayFieldStart("otherProtocols");
    for (ProtocolTally tally : capture.otherProtocols()) {
      json.writeStartObject();
      json.writeStringField("name", tally.name());
      json.writeNumberField("packets", tally.packets());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
