package io.chunkscope.cli.report.sarif;

import java.nio.charset.StandardCharsets;

/** A capture's name as a URI reference (RFC 3986): relative if the name is. */
final class ArtifactUri {
  private static final String ALLOWED = "-._~/!$&'()*+,;=@";

  private ArtifactUri() {}

  /**
   * The reference.
   *
   * @param file its name as given; {@code -} for standard input
   */
  static String of(String file) {
    if (file.equals("-")) {
      return "stdin:";
    }
    String path = file.replace('\\', '/');
    StringBuilder uri = new StringBuilder(path.length() + 16);
    if (path.startsWith("/")) {
      uri.append("file://");
    } else if (path.length() > 1 && path.charAt(1) == ':') {
      uri.append("file:///");
    }
    boolean drive = uri.length() == "file:///".length();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || ALLOWED.indexOf(c) >= 0 || (c == ':' && drive)) {
        uri.append(c);
      } else {
        uri.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        uri.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }
}
