package io.chunkscope.bench.generate;

import java.io.IOException;

/** A TCP connection between a client and the server, without loss. */
public final class SimulatedConnection {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int PSH = 8;
  static final int ACK = 16;

  private static final byte[] NOTHING = {};

  private final FrameWriter out;
  private final Address client;
  private final Address server = Address.ofServer();
  private int clientSeq;
  private int serverSeq;

  /**
   * A connection not opened yet.
   *
   * @param out where its frames go
   * @param number tells it from all others; also spreads the initial sequence numbers
   */
  public SimulatedConnection(FrameWriter out, int number) {
    this.out = out;
    this.client = Address.ofClient(number);
    this.clientSeq = number * 0x9e37_79b9;
    this.serverSeq = number * 0x85eb_ca6b;
  }

  /** The handshake. */
  public void open() throws IOException {
    out.frame(client, server, clientSeq++, 0, SYN, NOTHING, 0, 0);
    out.passMicros(60);
    out.frame(server, client, serverSeq++, clientSeq, SYN | ACK, NOTHING, 0, 0);
    acknowledge();
  }

  /** Bytes of the client's, in one segment. */
  public void request(byte[] bytes) throws IOException {
    out.frame(client, server, clientSeq, serverSeq, PSH | ACK, bytes, 0, bytes.length);
    clientSeq += bytes.length;
  }

  /**
   * Bytes of the server's, in one segment.
   *
   * @param push whether the server has nothing more for now
   */
  public void respond(byte[] bytes, int offset, int length, boolean push) throws IOException {
    int flags = push ? PSH | ACK : ACK;
    out.frame(server, client, serverSeq, clientSeq, flags, bytes, offset, length);
    serverSeq += length;
  }

  /** The client acknowledges all it has received. */
  public void acknowledge() throws IOException {
    out.frame(client, server, clientSeq, serverSeq, ACK, NOTHING, 0, 0);
  }

  /** Closes, the server first. */
  public void close() throws IOException {
    out.frame(server, client, serverSeq++, clientSeq, FIN | ACK, NOTHING, 0, 0);
    out.frame(client, server, clientSeq++, serverSeq, FIN | ACK, NOTHING, 0, 0);
    out.frame(server, client, serverSeq, clientSeq, ACK, NOTHING, 0, 0);
  }
}
