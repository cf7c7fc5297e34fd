package io.chunkscope.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes little pcap files: IPv4 and TCP without a link layer, microsecond stamps. */
public final class TestCapture {
  public static final long START_S = 1_795_219_920L; // 2026-11-21T00:12:00Z
  private static final int LINKTYPE_RAW = 101;
  private static final int LONGEST_SEGMENT = 60_000;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private long nowUs;
  private int clientPort = 40_000;
  private int serverPort = 80;
  private int clientSeq;
  private int serverSeq;

  /** A capture without packets. */
  public TestCapture() {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    header.putInt(65_535).putInt(LINKTYPE_RAW);
    file.writeBytes(header.array());
  }

  /** A handshake of a new connection to the server's port. */
  public TestCapture open(int port) {
    join(port);
    packet(true, SYN, "");
    clientSeq++;
    packet(false, SYN | ACK, "");
    serverSeq++;
    return packet(true, ACK, "");
  }

  /** A connection that was there before the capture began. */
  public TestCapture join(int port) {
    clientPort++;
    serverPort = port;
    clientSeq = 1_000;
    serverSeq = 5_000;
    return this;
  }

  /** Client data, one character a byte, acknowledged. */
  public TestCapture client(String data) {
    for (int at = 0; at == 0 || at < data.length(); at += LONGEST_SEGMENT) {
      String piece = data.substring(at, Math.min(data.length(), at + LONGEST_SEGMENT));
      packet(true, ACK, piece);
      clientSeq += piece.length();
    }
    return packet(false, ACK, "");
  }

  /** Server data, one character a byte, acknowledged. */
  public TestCapture server(String data) {
    serverUnacknowledged(data);
    return packet(true, ACK, "");
  }

  /** Server data that the client does not acknowledge yet. */
  public TestCapture serverUnacknowledged(String data) {
    for (int at = 0; at == 0 || at < data.length(); at += LONGEST_SEGMENT) {
      String piece = data.substring(at, Math.min(data.length(), at + LONGEST_SEGMENT));
      packet(false, ACK, piece);
      serverSeq += piece.length();
    }
    return this;
  }

  /** The client acknowledges all that the server sent. */
  public TestCapture acknowledge() {
    return packet(true, ACK, "");
  }

  /** Server data that the client acknowledges and the capture misses. */
  public TestCapture missing(int length) {
    serverSeq += length;
    return packet(true, ACK, "");
  }

  /** The server closes, then the client. */
  public TestCapture close() {
    packet(false, FIN | ACK, "");
    serverSeq++;
    packet(true, FIN | ACK, "");
    clientSeq++;
    return packet(false, ACK, "");
  }

  public TestCapture reset() {
    return packet(false, RST | ACK, "");
  }

  public TestCapture waitMs(long milliseconds) {
    nowUs += milliseconds * 1000;
    return this;
  }

  /** A UDP packet to the port of DNS. */
  public TestCapture dns() {
    byte[] packet = ip(17, 20);
    ByteBuffer udp = ByteBuffer.wrap(packet).position(20);
    udp.putShort((short) 50_000).putShort((short) 53).putShort((short) 20).putShort((short) 0);
    return record(packet);
  }

  public byte[] bytes() {
    return file.toByteArray();
  }

  /** GET of a path, with an answer whose body is flushed in two pieces and ends with the stream. */
  public TestCapture streamedUnframed(String path) {
    return open(80)
        .client("GET " + path + " HTTP/1.1\r\nHost: lab.example\r\n\r\n")
        .waitMs(10)
        .server("HTTP/1.1 200 OK\r\nServer: Microsoft-IIS/7.5\r\nConnection: close\r\n\r\nfirst")
        .waitMs(250)
        .server("second")
        .close();
  }

  /** GET of a path on a connection of its own, answered as it should be. */
  public TestCapture framed(String path) {
    return open(80)
        .client("GET " + path + " HTTP/1.1\r\nHost: lab.example\r\nConnection: close\r\n\r\n")
        .waitMs(10)
        .server(
            "HTTP/1.1 200 OK\r\nServer: nginx\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
        .close();
  }

  private TestCapture packet(boolean fromClient, int flags, String data) {
    byte[] payload = data.getBytes(StandardCharsets.ISO_8859_1);
    byte[] packet = ip(6, 20 + payload.length);
    ByteBuffer tcp = ByteBuffer.wrap(packet).position(20);
    if (!fromClient) {
      tcp.putInt(12, 0xc0000203).putInt(16, 0xc0000201);
    }
    tcp.putShort((short) (fromClient ? clientPort : serverPort));
    tcp.putShort((short) (fromClient ? serverPort : clientPort));
    tcp.putInt(fromClient ? clientSeq : serverSeq).putInt(fromClient ? serverSeq : clientSeq);
    tcp.put((byte) 0x50).put((byte) flags).putShort((short) 60_000).putInt(0).put(payload);
    nowUs += 100;
    return record(packet);
  }

  private static byte[] ip(int protocol, int length) {
    ByteBuffer ip = ByteBuffer.allocate(20 + length);
    ip.put((byte) 0x45).put((byte) 0).putShort((short) (20 + length)).putInt(0);
    ip.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(0xc0000201);
    return ip.putInt(0xc0000203).array();
  }

  private TestCapture record(byte[] packet) {
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt((int) (START_S + nowUs / 1_000_000)).putInt((int) (nowUs % 1_000_000));
    header.putInt(packet.length).putInt(packet.length);
    file.writeBytes(header.array());
    file.writeBytes(packet);
    return this;
  }
}
