package io.chunkscope.bench.generate;

/**
 * One end of a connection.
 *
 * @param ip IPv4 address, first octet in the highest bits
 * @param port TCP port
 */
record Address(int ip, int port) {

  /** Clients are 10.1.x.y, a port range each; the number tells which. */
  static Address ofClient(int number) {
    return new Address(0x0a01_0001 + number / 50_000, 10_000 + number % 50_000);
  }

  static Address ofServer() {
    return new Address(0x0a00_0001, 80);
  }
}
