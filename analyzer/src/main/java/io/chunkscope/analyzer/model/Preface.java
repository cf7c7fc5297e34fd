package io.chunkscope.analyzer.model;

/** What a client says on a connection before it speaks HTTP, to somebody on the way. */
public enum Preface {
  NONE,
  /** It asks a SOCKS proxy for the connection (RFC 1928; SOCKS4). */
  SOCKS,
  /** A proxy says from whom the connection is: HAProxy's PROXY protocol, version 1 or 2. */
  PROXY_HEADER;

  private static final int SOCKS_4 = 4;
  private static final int SOCKS_5 = 5;
  private static final int CONNECT = 1;
  private static final int BIND = 2;
  private static final int GREETING_BYTES = 3;
  private static final int REQUEST_BYTES = 9;

  private static final String[] PROXY_1 = {"PROXY TCP4 ", "PROXY TCP6 ", "PROXY UNKNOWN"};

  /** With this a header of version 2 of the PROXY protocol begins, as ISO-8859-1. */
  public static final String PROXY_2_SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";

  /** Two empty lines in front, which are skipped as such. */
  private static final int PROXY_2_START = 4;

  private static final String PROXY_2 = PROXY_2_SIGNATURE.substring(PROXY_2_START);

  /**
   * What bytes before a request are.
   *
   * @param start where they begin in the client's stream
   * @param bytes as ISO-8859-1, at least the first of them
   */
  static Preface of(long start, String bytes) {
    if (start == 0) {
      if (isSocks(bytes)) {
        return SOCKS;
      }
      for (String beginning : PROXY_1) {
        if (bytes.startsWith(beginning)) {
          return PROXY_HEADER;
        }
      }
    }
    return start == PROXY_2_START && bytes.startsWith(PROXY_2) ? PROXY_HEADER : NONE;
  }

  /**
   * A SOCKS5 greeting (RFC 1928 §3: version, number of methods, methods) or a SOCKS4 request
   * (version, command, port, address, user, NUL).
   */
  private static boolean isSocks(String bytes) {
    if (bytes.length() < GREETING_BYTES) {
      return false;
    }
    int methods = bytes.charAt(1);
    return switch (bytes.charAt(0)) {
      case SOCKS_4 -> (methods == CONNECT || methods == BIND) && bytes.length() >= REQUEST_BYTES;
      case SOCKS_5 -> methods > 0 && bytes.length() >= 2 + methods;
      default -> false;
    };
  }
}
