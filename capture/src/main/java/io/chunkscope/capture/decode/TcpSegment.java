package io.chunkscope.capture.decode;

/**
 * A TCP segment (RFC 9293 §3.1): a flyweight over the packet's buffer. All accessors are safe once
 * a decoder has said {@link DecodeOutcome#SEGMENT}.
 */
public final class TcpSegment {
  public static final int FIN = 0x01;
  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int PSH = 0x08;
  public static final int ACK = 0x10;

  /** No such option in this segment. */
  public static final int ABSENT = -1;

  byte[] buffer;
  int sourceAddressOffset;
  int destinationAddressOffset;
  int addressLength;
  int sourcePort;
  int destinationPort;
  int sequenceNumber;
  int acknowledgmentNumber;
  int flags;
  int window;
  int windowScale = ABSENT;
  int maximumSegmentSize = ABSENT;
  boolean optionsCut;
  int payloadOffset;
  int payloadLength;
  int missingTailBytes;
  long timestampNs;
  long frameNumber;

  /** The array that addresses and payload lie in. */
  public byte[] buffer() {
    return buffer;
  }

  /** Index in {@link #buffer()} of the source IP address. */
  public int sourceAddressOffset() {
    return sourceAddressOffset;
  }

  /** Index in {@link #buffer()} of the destination IP address. */
  public int destinationAddressOffset() {
    return destinationAddressOffset;
  }

  /** 4 or 16. */
  public int addressLength() {
    return addressLength;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** The raw 32 bits. */
  public int sequenceNumber() {
    return sequenceNumber;
  }

  /** The raw 32 bits; only meaningful with {@link #ACK}. */
  public int acknowledgmentNumber() {
    return acknowledgmentNumber;
  }

  /** The low eight flag bits. */
  public int flags() {
    return flags;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The 16 bits of the header, not scaled. */
  public int window() {
    return window;
  }

  /** Shift of the window scale option (RFC 7323 §2), or {@link #ABSENT}. */
  public int windowScale() {
    return windowScale;
  }

  /** Value of the MSS option in bytes, or {@link #ABSENT}. */
  public int maximumSegmentSize() {
    return maximumSegmentSize;
  }

  /** Whether the capture lacks options, which may be those above. */
  public boolean optionsCut() {
    return optionsCut;
  }

  /** Index in {@link #buffer()} of the first payload byte. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Payload bytes present in the capture. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Payload bytes that were on the wire behind those captured. */
  public int missingTailBytes() {
    return missingTailBytes;
  }

  /** Epoch nanoseconds of the packet that carried (or completed) the segment. */
  public long timestampNs() {
    return timestampNs;
  }

  /** 1-based frame number of that packet. */
  public long frameNumber() {
    return frameNumber;
  }
}
