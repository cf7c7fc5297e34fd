package io.chunkscope.analyzer.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The content codings that can be decoded (RFC 9110 §8.4.1, RFC 7932, RFC 8878 and RFC 9659). */
public enum ContentCoding {
  /** Also called {@code x-gzip}. */
  GZIP("gzip"),
  /** The zlib format; raw deflate data is accepted too, as browsers do. */
  DEFLATE("deflate"),
  BROTLI("br"),
  ZSTD("zstd");

  private final String token;

  ContentCoding(String token) {
    this.token = token;
  }

  /** As Content-Encoding writes it. */
  public String token() {
    return token;
  }

  /**
   * The codings of a Content-Encoding field in the order in which they were applied; {@code
   * identity} is none. Empty where nothing is to be decoded, and where one of them is not known:
   * then what lies beneath it cannot be judged.
   *
   * @param value the field's value, lines of the same name joined by commas
   * @param most a longer list is given up
   */
  public static List<ContentCoding> listed(String value, int most) {
    List<ContentCoding> codings = new ArrayList<>(1);
    for (String element : value.split(",", -1)) {
      String token = element.strip().toLowerCase(Locale.ROOT);
      if (token.isEmpty() || token.equals("identity")) {
        continue;
      }
      ContentCoding coding = of(token);
      if (coding == null || codings.size() == most) {
        return List.of();
      }
      codings.add(coding);
    }
    return List.copyOf(codings);
  }

  private static ContentCoding of(String token) {
    return switch (token) {
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      case "br" -> BROTLI;
      case "zstd" -> ZSTD;
      default -> null;
    };
  }
}
