package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/** Fields as the schema wants them: what is unknown is null. */
public final class Json {
  private Json() {}

  /** A number; null when negative, which stands for unknown. */
  public static void known(JsonGenerator json, String name, long value) throws IOException {
    if (value < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  /** A string, possibly null. */
  public static void string(JsonGenerator json, String name, String value) throws IOException {
    json.writeFieldName(name);
    // A null goes out as null.
    json.writeString(value);
  }

  /** A string; null when it is empty, where empty stands for unknown. */
  public static void nonEmpty(JsonGenerator json, String name, String value) throws IOException {
    string(json, name, value == null || value.isEmpty() ? null : value);
  }

  /** An array of strings. */
  public static void strings(JsonGenerator json, String name, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** An instant; null when negative. */
  public static void time(JsonGenerator json, Timestamps times, String name, long epochNs)
      throws IOException {
    string(json, name, epochNs < 0 ? null : times.rfc3339(epochNs));
  }

  /** An address and a port; null without one. */
  public static void endpoint(JsonGenerator json, String name, Endpoint endpoint)
      throws IOException {
    if (endpoint == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    address(json, endpoint);
    json.writeEndObject();
  }

  /** The two fields of an address and a port. */
  public static void address(JsonGenerator json, Endpoint endpoint) throws IOException {
    json.writeStringField("address", endpoint.address());
    json.writeNumberField("port", endpoint.port());
  }

  /** An enum constant's name as a word of the schema: {@code FIN_BY_SERVER} is fin-by-server. */
  public static String label(Enum<?> constant) {
    String name = constant.name();
    StringBuilder label = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      label.append(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return label.toString();
  }
}
