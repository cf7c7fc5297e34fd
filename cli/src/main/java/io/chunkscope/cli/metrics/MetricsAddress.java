package io.chunkscope.cli.metrics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where metrics are served.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 0 for any that is free
 */
public record MetricsAddress(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(?:(?:\\[([0-9A-Fa-f:.%]+)\\]|([^:\\[\\]/\\s]+)):)?([0-9]{1,5})");

  /**
   * Reads {@code PORT}, {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws IllegalArgumentException if it is none of them; the message says so
   */
  public static MetricsAddress of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(3)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'" + text + "' is no [HOST:]PORT such as 9464 or 0.0.0.0:9464");
    }
    String host = form.group(1) != null ? form.group(1) : form.group(2);
    return new MetricsAddress(host == null ? LOOPBACK : host, Integer.parseInt(form.group(3)));
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
