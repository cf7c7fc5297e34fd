package io.chunkscope.samples.segment;

import io.chunkscope.capture.decode.TcpSegment;
import java.util.Arrays;

/** A captured TCP segment, detached from its packet. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SentSegment(
    long timeNs,
    byte[] source,
    byte[] destination,
    int sourcePort,
    int destinationPort,
    int sequence,
    int acknowledgment,
    int flags,
    int window,
    int windowScale,
    int maximumSegmentSize,
    byte[] payload) {

  static SentSegment of(TcpSegment segment) {
    byte[] buffer = segment.buffer();
    return new SentSegment(
        segment.timestampNs(),
        range(buffer, segment.sourceAddressOffset(), segment.addressLength()),
        range(buffer, segment.destinationAddressOffset(), segment.addressLength()),
        segment.sourcePort(),
        segment.destinationPort(),
        segment.sequenceNumber(),
        segment.acknowledgmentNumber(),
        segment.flags(),
        segment.window(),
        segment.windowScale(),
        segment.maximumSegmentSize(),
        range(buffer, segment.payloadOffset(), segment.payloadLength()));
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean sameDirection(SentSegment other) {
    return sourcePort == other.sourcePort
        && destinationPort == other.destinationPort
        && Arrays.equals(source, other.source)
        && Arrays.equals(destination, other.destination);
  }

  boolean sameConnection(SentSegment other) {
    boolean reversed =
        sourcePort == other.destinationPort
            && destinationPort == other.sourcePort
            && Arrays.equals(source, other.destination)
            && Arrays.equals(destination, other.source);
    return reversed || sameDirection(other);
  }

  /** The same segment with other content. */
  SentSegment with(long time, int sequence, int flags, byte[] payload) {
    return new SentSegment(
        time,
        source,
        destination,
        sourcePort,
        destinationPort,
        sequence,
        acknowledgment,
        flags,
        window,
        windowScale,
        maximumSegmentSize,
        payload);
  }

  private static byte[] range(byte[] buffer, int offset, int length) {
    return Arrays.copyOfRange(buffer, offset, offset + length);
  }
}
