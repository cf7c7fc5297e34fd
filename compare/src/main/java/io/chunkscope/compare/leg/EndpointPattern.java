package io.chunkscope.compare.leg;

import io.chunkscope.capture.stream.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * Servers as people name them: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code :80} for
 * every address, {@code 192.0.2.1} for every port.
 *
 * @param address null for every address
 * @param port 0 for every port
 */
public record EndpointPattern(String address, int port) implements Predicate<Endpoint> {
  private static final int LAST_PORT = 65_535;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public static EndpointPattern of(String text) {
    String address = text;
    String port = "";
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (bracketed && !text.contains("]")) {
      throw unreadable(text);
    }
    boolean bareV6 = !bracketed && text.indexOf(':') != colon;
    if (colon >= 0 && !bareV6 && colon > text.indexOf(']')) {
      address = text.substring(0, colon);
      port = text.substring(colon + 1);
    } else if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      address = "";
      port = text;
    }
    if (bracketed) {
      if (!address.endsWith("]")) {
        throw unreadable(text);
      }
      address = address.substring(1, address.length() - 1);
    }
    if (address.isEmpty() && port.isEmpty()) {
      throw unreadable(text);
    }
    return new EndpointPattern(
        address.isEmpty() || address.equals("*") ? null : address(address, text),
        port.isEmpty() || port.equals("*") ? 0 : port(port, text));
  }

  @Override
  public boolean test(Endpoint endpoint) {
    return (address == null || address.equals(endpoint.address()))
        && (port == 0 || port == endpoint.port());
  }

  private static int port(String port, String text) {
    try {
      int number = Integer.parseInt(port);
      if (number > 0 && number <= LAST_PORT) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
    throw unreadable(text);
  }

  /** In the one way in which endpoints write an address. No name is looked up. */
  private static String address(String address, String text) {
    boolean numeric =
        address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    boolean v6 = address.indexOf(':') >= 0;
    if (!numeric || (!v6 && !address.matches("\\d{1,3}(\\.\\d{1,3}){3}"))) {
      throw unreadable(text);
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      boolean mapped = v6 && !(parsed instanceof Inet6Address);
      return mapped ? address : Endpoint.of(parsed.getAddress(), 0).address();
    } catch (UnknownHostException e) {
      throw unreadable(text);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no address and port, as in 192.0.2.1:80, [2001:db8::1]:80 or :80");
  }

  @Override
  public String toString() {
    return address == null ? ":" + port : new Endpoint(address, port).toString();
  }
}
