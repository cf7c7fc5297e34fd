package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.chunkscope.cli.report.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON that may stand in a page, in pieces whose size is known before they are written. */
public final class PageJson {

  /** Writes one value. */
  public interface Value {
    void write(JsonGenerator json) throws IOException;
  }

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new PageEscapes())
          .build();

  private PageJson() {}

  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  /** The value as text, which is all ASCII. */
  public static byte[] bytes(Value value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = generator(out)) {
      value.write(json);
    }
    return out.toByteArray();
  }

  /** A number, left out when it is negative, which stands for unknown. */
  public static void known(JsonGenerator json, String name, long value) throws IOException {
    if (value >= 0) {
      json.writeNumberField(name, value);
    }
  }

  /** A piece of JSON that is known to be ASCII. */
  public static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The end of an object that is open: its strings. */
  public static void strings(ByteArrayOutputStream out, StringTable strings) throws IOException {
    byte[] object =
        bytes(
            json -> {
              json.writeStartObject();
              Json.strings(json, "strings", strings.strings());
              json.writeEndObject();
            });
    text(out, ",");
    out.write(object, 1, object.length - 1);
  }
}
