package io.chunkscope.verify.expect.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (draft 7, which editors know) of files of expectations. */
public final class ExpectationSchema {
  private static final String RESOURCE = "expectations.schema.json";

  private ExpectationSchema() {}

  /** The schema as a text that ends in a line end. */
  public static String text() {
    try (InputStream in = ExpectationSchema.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
