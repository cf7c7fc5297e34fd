package io.chunkscope.cli.report.har;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.model.Fields;
import java.io.IOException;

/** Cookie and Set-Cookie fields, taken apart as RFC 6265 §5.2 does. */
final class HarCookies {
  private HarCookies() {}

  /** Writes the field {@code cookies}. */
  static void write(JsonGenerator json, Fields fields, boolean ofRequest) throws IOException {
    json.writeArrayFieldStart("cookies");
    String wanted = ofRequest ? "Cookie" : "Set-Cookie";
    for (int line = 0; fields != null && line < fields.size(); line++) {
      if (fields.name(line).equalsIgnoreCase(wanted)) {
        String[] parts = fields.value(line).split(";", -1);
        if (ofRequest) {
          for (String part : parts) {
            if (!part.isBlank()) {
              json.writeStartObject();
              pair(json, part);
              json.writeEndObject();
            }
          }
        } else {
          response(json, parts);
        }
      }
    }
    json.writeEndArray();
  }

  private static void response(JsonGenerator json, String[] parts) throws IOException {
    json.writeStartObject();
    pair(json, parts[0]);
    String path = null;
    String domain = null;
    boolean httpOnly = false;
    boolean secure = false;
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip();
      String value = equals < 0 ? "" : parts[i].substring(equals + 1).strip();
      if (name.equalsIgnoreCase("path")) {
        path = value;
      } else if (name.equalsIgnoreCase("domain")) {
        domain = value;
      }
      httpOnly |= name.equalsIgnoreCase("httponly");
      secure |= name.equalsIgnoreCase("secure");
    }
    if (path != null) {
      json.writeStringField("path", path);
    }
    if (domain != null) {
      json.writeStringField("domain", domain);
    }
    json.writeBooleanField("httpOnly", httpOnly);
    json.writeBooleanField("secure", secure);
    json.writeEndObject();
  }

  private static void pair(JsonGenerator json, String part) throws IOException {
    int equals = part.indexOf('=');
    json.writeStringField("name", equals < 0 ? "" : part.substring(0, equals).strip());
    json.writeStringField("value", part.substring(equals + 1).strip());
  }
}
