package io.chunkscope.capture.tcp;

import io.chunkscope.capture.stream.Endpoint;

/**
 * Makes endpoints of addresses as numbers. The texts of recent addresses are kept: there are few
 * hosts in most captures and many connections.
 */
final class Endpoints {
  private static final int SLOTS = 1024;

  private final long[] highs = new long[SLOTS];
  private final long[] lows = new long[SLOTS];
  private final boolean[] ipv4s = new boolean[SLOTS];
  private final String[] texts = new String[SLOTS];

  Endpoint of(boolean ipv4, long high, long low, int port) {
    int slot = (int) (((high * 31 + low) * 0x9E3779B97F4A7C15L) >>> 54);
    boolean known =
        texts[slot] != null && highs[slot] == high && lows[slot] == low && ipv4s[slot] == ipv4;
    if (!known) {
      highs[slot] = high;
      lows[slot] = low;
      ipv4s[slot] = ipv4;
      texts[slot] = Endpoint.of(bytes(ipv4, high, low), port).address();
    }
    return new Endpoint(texts[slot], port);
  }

  private static byte[] bytes(boolean ipv4, long high, long low) {
    byte[] address = new byte[ipv4 ? 4 : 16];
    for (int i = 0; i < address.length; i++) {
      int fromEnd = address.length - 1 - i;
      long half = fromEnd < 8 ? low : high;
      address[i] = (byte) (half >>> (8 * (fromEnd & 7)));
    }
    return address;
  }
}
