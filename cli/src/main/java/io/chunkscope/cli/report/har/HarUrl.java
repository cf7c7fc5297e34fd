package io.chunkscope.cli.report.har;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.capture.stream.Endpoint;
import java.util.Locale;

/**
 * The URL that was asked for, such that every reader can parse it: what may not be in one is %HH.
 */
final class HarUrl {
  private static final String HEX = "0123456789ABCDEF";

  /** What RFC 3986 §2 allows beside letters and digits; % only before two hexadecimal digits. */
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

  private HarUrl() {}

  /** The target as a URL: absolute as it is, else below the Host field, else below the server. */
  static String of(Exchange exchange) {
    Endpoint server = exchange.connection().info().server();
    Request request = exchange.request();
    if (request == null) {
      return "http://" + server + "/";
    }
    String target = request.target();
    String lower = target.length() > 8 ? target.substring(0, 8).toLowerCase(Locale.ROOT) : "";
    if ((lower.startsWith("http://") || lower.equals("https://"))
        && isHost(authority(target.substring(target.indexOf("//") + 2)))) {
      return escaped(target, "[]");
    }
    String host = request.host();
    String authority = host != null && isHost(host) ? host : server.toString();
    String path = target.startsWith("/") ? target : "/" + target;
    return "http://" + authority + escaped(path, "[]");
  }

  /** The query without its question mark, or an empty string. */
  static String query(String target) {
    int from = target.indexOf('?');
    int fragment = target.indexOf('#', Math.max(0, from));
    return from < 0 ? "" : target.substring(from + 1, fragment < 0 ? target.length() : fragment);
  }

  private static String authority(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }

  /** A name, an IPv4 address or an IPv6 address in brackets, with or without a port. */
  private static boolean isHost(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && text.indexOf(']', colon) < 0;
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : "";
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 3;
    String name = bracketed ? host.substring(1, host.length() - 1) : host;
    return !name.isEmpty()
        && name.chars().allMatch(c -> bracketed ? isHexOrColon(c) : isNameCharacter(c))
        && port.length() <= 5
        && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHexOrColon(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == ':'
        || c == '.';
  }

  private static boolean isNameCharacter(int c) {
    return isAlphanumeric(c) || c == '-' || c == '.' || c == '_';
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String escaped(String text, String butNot) {
    StringBuilder url = new StringBuilder(text.length() + 16);
    boolean fragment = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          isAlphanumeric(c)
              || (ALLOWED.indexOf(c) >= 0 && butNot.indexOf(c) < 0 && !(c == '#' && fragment))
              || (c == '%' && isEscape(text, i));
      fragment |= c == '#';
      if (allowed) {
        url.append(c);
      } else {
        url.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      }
    }
    return url.toString();
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }
}
