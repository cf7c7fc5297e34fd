package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random conversation between two TCP endpoints, each acknowledging what it has, as a list of
 * segments in the order in which they were sent; then what becomes of such a list in a capture.
 */
final class Conversation {

  /** A segment by stream offsets. */
  record Sent(boolean byClient, int offset, int length, int ack, int flags) {
    int end() {
      return offset + length;
    }
  }

  final byte[] clientBytes;
  final byte[] serverBytes;
  final List<Sent> segments = new ArrayList<>();
  private final int clientIsn;
  private final int serverIsn;
  private final Random random;

  Conversation(Random random) {
    this.random = random;
    clientBytes = new byte[2 + random.nextInt(400)];
    serverBytes = new byte[2 + random.nextInt(800)];
    random.nextBytes(clientBytes);
    random.nextBytes(serverBytes);
    clientIsn = random.nextBoolean() ? random.nextInt() : -1 - random.nextInt(300);
    serverIsn = random.nextBoolean() ? random.nextInt() : -1 - random.nextInt(300);
    send();
  }

  byte[] bytes(boolean byClient) {
    return byClient ? clientBytes : serverBytes;
  }

  private void send() {
    segments.add(new Sent(true, 0, 0, 0, TcpSegment.SYN));
    segments.add(new Sent(false, 0, 0, 0, TcpSegment.SYN | TcpSegment.ACK));
    segments.add(new Sent(true, 0, 0, 0, TcpSegment.ACK));
    int client = 0;
    int server = 0;
    while (client < clientBytes.length || server < serverBytes.length) {
      boolean byClient =
          server == serverBytes.length || (client < clientBytes.length && random.nextInt(3) == 0);
      int start = byClient ? client : server;
      int left = bytes(byClient).length - start;
      int length = random.nextInt(4) == 0 ? 0 : Math.min(left, 2 + random.nextInt(60));
      // One byte alone looks like the FIN that it may be, and is not waited for.
      length = left - length == 1 ? left : length;
      int ack = byClient ? server : client;
      segments.add(new Sent(byClient, start, length, ack, TcpSegment.ACK));
      client += byClient ? length : 0;
      server += byClient ? 0 : length;
    }
    int fin = TcpSegment.FIN | TcpSegment.ACK;
    segments.add(new Sent(true, client, 0, server, fin));
    segments.add(new Sent(false, server, 0, client + 1, fin));
    segments.add(new Sent(true, client + 1, 0, server + 1, TcpSegment.ACK));
  }

  /** Sends some ranges again that were sent before, cut anew. */
  void resendOverlapping() {
    int[] sent = new int[2];
    for (int i = 3; i < segments.size(); i++) {
      Sent segment = segments.get(i);
      int side = segment.byClient ? 0 : 1;
      sent[side] = Math.max(sent[side], segment.end());
      if (random.nextInt(6) == 0 && segment.length > 0) {
        int start = Math.max(0, segment.offset - random.nextInt(50));
        int end = Math.min(sent[side], start + 1 + random.nextInt(120));
        if (end > start) {
          segments.add(
              ++i, new Sent(segment.byClient, start, end - start, segment.ack, TcpSegment.ACK));
        }
      }
    }
  }

  void duplicateSome() {
    for (int i = segments.size() - 1; i >= 3; i--) {
      if (random.nextInt(8) == 0) {
        segments.add(i, segments.get(i));
      }
    }
  }

  void loseSome() {
    segments.subList(3, segments.size()).removeIf(segment -> random.nextInt(10) == 0);
  }

  /** Moves segments, but none by more than a few places and none before the handshake. */
  void shuffle() {
    int window = 2 + random.nextInt(8);
    for (int i = 3; i < segments.size(); i += window) {
      Collections.shuffle(segments.subList(i, Math.min(i + window, segments.size())), random);
    }
  }

  TcpPacket packet(Sent sent) {
    TcpPacket packet = new TcpPacket();
    if (!sent.byClient) {
      packet.source = new byte[] {10, 0, 0, 2};
      packet.destination = new byte[] {10, 0, 0, 1};
      packet.sourcePort = 80;
      packet.destinationPort = 49152;
    }
    boolean syn = (sent.flags & TcpSegment.SYN) != 0;
    packet.flags = sent.flags;
    packet.sequenceNumber = (sent.byClient ? clientIsn : serverIsn) + (syn ? 0 : 1 + sent.offset);
    if ((sent.flags & TcpSegment.ACK) != 0) {
      packet.acknowledgmentNumber = (sent.byClient ? serverIsn : clientIsn) + 1 + sent.ack;
    }
    if (sent.length > 0) {
      packet.payload = Arrays.copyOfRange(bytes(sent.byClient), sent.offset, sent.end());
    }
    return packet;
  }
}
