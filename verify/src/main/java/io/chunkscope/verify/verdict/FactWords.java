package io.chunkscope.verify.verdict;

/** A verdict's facts in words. */
final class FactWords {
  private static final int MAX_LENGTH = 200;

  private FactWords() {}

  /** A fact's name: {@code link-types} is {@code link types}. */
  static String name(String fact) {
    return fact.replace('-', ' ');
  }

  /**
   * A fact's value.
   *
   * @param value null where the verdict does not have the fact
   */
  static String value(String fact, String value) {
    if (value == null) {
      return "none";
    }
    String name = fact.substring(fact.indexOf(' ') + 1);
    String words =
        switch (name) {
          case "framing" -> framing(value);
          case "persistence" -> persistence(value);
          case "chunks" ->
              value.equals("-") ? "none" : value.replace("+last", " and the last-chunk");
          case "body" -> body(value);
          case "missing" -> missing(value);
          default -> value.replace(",", ", ");
        };
    return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + "...";
  }

  private static String framing(String value) {
    int space = value.indexOf(' ');
    return space < 0
        ? value
        : value.substring(0, space) + " by RFC 9112 §" + value.substring(space + 1);
  }

  private static String persistence(String value) {
    return switch (value) {
      case "http11-default" -> "persist (HTTP/1.1 without close)";
      case "close-option" -> "close (Connection: close)";
      case "http10-keep-alive" -> "persist (HTTP/1.0 with keep-alive)";
      case "http10-default" -> "close (HTTP/1.0 without keep-alive)";
      case "length-by-close" -> "close (only that ends the body)";
      case "-" -> "unknown";
      default -> value;
    };
  }

  private static String body(String value) {
    int slash = value.indexOf('/');
    return slash < 0
        ? value + " bytes"
        : value.substring(0, slash) + " of " + value.substring(slash + 1) + " bytes declared";
  }

  private static String missing(String value) {
    int slash = value.indexOf('/');
    return slash < 0
        ? value + " bytes"
        : value.substring(0, slash)
            + " bytes of the client, "
            + value.substring(slash + 1)
            + " of the server";
  }
}
