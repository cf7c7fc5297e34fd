package io.chunkscope.analyzer.model;

/** The first bytes with which a client asks a SOCKS proxy for a connection. */
final class Socks {
  private static final int VERSION_4 = 4;
  private static final int VERSION_5 = 5;
  private static final int CONNECT = 1;
  private static final int BIND = 2;
  private static final int GREETING_BYTES = 3;
  private static final int REQUEST_BYTES = 9;

  private Socks() {}

  /**
   * Whether bytes, as ISO-8859-1, begin with a SOCKS5 greeting (RFC 1928 §3: version, number of
   * methods, methods) or a SOCKS4 request (version, command, port, address, user, NUL).
   */
  static boolean begins(String bytes) {
    if (bytes.length() < GREETING_BYTES) {
      return false;
    }
    int methods = bytes.charAt(1);
    return switch (bytes.charAt(0)) {
      case VERSION_4 -> (methods == CONNECT || methods == BIND) && bytes.length() >= REQUEST_BYTES;
      case VERSION_5 -> methods > 0 && bytes.length() >= 2 + methods;
      default -> false;
    };
  }
}
