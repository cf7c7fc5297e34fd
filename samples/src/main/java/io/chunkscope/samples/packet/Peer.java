package io.chunkscope.samples.packet;

import io.chunkscope.samples.flow.Side;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One end of a TCP connection: what it has sent, what has reached it, what it has acknowledged.
 * Positions are offsets from its initial sequence number, so 0 is the SYN and 1 the first byte.
 */
final class Peer {

  /** A range that was sent, with the sequence number taken by a FIN included. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(long start, byte[] payload, boolean fin) {
    long end() {
      return start + payload.length + (fin ? 1 : 0);
    }
  }

  private static final int DEFAULT_WINDOW_BYTES = 64_240;

  final Side side;
  String address;
  int port;
  long initialSequence;

  /** Next position to send at. */
  long next;

  boolean finSent;
  boolean resetSent;
  int windowBytes = DEFAULT_WINDOW_BYTES;
  int windowShift;
  final ReceivedRanges received = new ReceivedRanges();

  /** How much of {@link #received} this peer can know of when it next sends. */
  long known;

  /** What its last segment acknowledged. */
  long acknowledged;

  /** Segments of data known and not acknowledged. */
  int unacknowledgedSegments;

  private final List<Sent> history = new ArrayList<>();
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private int ipId;

  Peer(Side side, String address, int port, long initialSequence) {
    this.side = side;
    this.address = address;
    this.port = port;
    this.initialSequence = initialSequence;
    this.ipId = side == Side.CLIENT ? 0x3000 : 0x7a00;
  }

  int sequence(long position) {
    return (int) (initialSequence + position);
  }

  int nextIpId() {
    return ipId++ & 0xffff;
  }

  /** The raw window field; a SYN's is never scaled (RFC 7323 §2.2). */
  int windowField(boolean syn) {
    return Math.min(0xffff, syn ? windowBytes : windowBytes >> windowShift);
  }

  /** Notes a range as sent and moves {@link #next} past it. */
  Sent sent(long start, byte[] payload, boolean fin) {
    Sent sent = new Sent(start, payload, fin);
    history.add(sent);
    int fresh = (int) Math.min(payload.length, Math.max(0, start + payload.length - next));
    stream.write(payload, payload.length - fresh, fresh);
    next = Math.max(next, sent.end());
    finSent |= fin;
    return sent;
  }

  /** The last bytes sent. */
  byte[] tail(int length) {
    byte[] all = stream.toByteArray();
    if (length > all.length) {
      throw new IllegalStateException("only " + all.length + " bytes were sent");
    }
    return Arrays.copyOfRange(all, all.length - length, all.length);
  }

  /** The oldest range that the other end lacks, else the last one. */
  Sent toRetransmit(ReceivedRanges receivedByPeer) {
    if (history.isEmpty()) {
      throw new IllegalStateException("the " + side + " has sent nothing");
    }
    return history.stream()
        .filter(sent -> !receivedByPeer.hasAll(sent.start(), sent.end()))
        .findFirst()
        .orElseGet(this::last);
  }

  Sent last() {
    if (history.isEmpty()) {
      throw new IllegalStateException("the " + side + " has sent nothing");
    }
    return history.get(history.size() - 1);
  }
}
