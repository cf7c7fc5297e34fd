package io.chunkscope.capture.stream;

/**
 * An address and a port.
 *
 * @param address the textual IP address, as {@link #of(byte[], int)} writes it
 * @param port 0 to 65535
 */
public record Endpoint(String address, int port) {

  /** Reads a 4- or 16-byte IP address; IPv6 is written the short way (RFC 5952). */
  public static Endpoint of(byte[] address, int port) {
    return new Endpoint(address.length == 4 ? ipv4(address) : ipv6(address), port);
  }

  private static String ipv4(byte[] a) {
    return (a[0] & 0xff) + "." + (a[1] & 0xff) + "." + (a[2] & 0xff) + "." + (a[3] & 0xff);
  }

  private static String ipv6(byte[] a) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (a[2 * i] & 0xff) << 8 | (a[2 * i + 1] & 0xff);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestStart = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  // Written out, because those that a record is given set up method handles at their first use, and
  // that takes longer than reading a small capture.

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint that && port == that.port && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + port;
  }

  /** {@code 192.0.2.1:80} or {@code [2001:db8::1]:80}. */
  @Override
  public String toString() {
    return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
  }
}
