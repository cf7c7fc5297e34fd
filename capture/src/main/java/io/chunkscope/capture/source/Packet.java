package io.chunkscope.capture.source;

/**
 * A captured packet: a flyweight over the source's buffer, re-used for the next one. Valid only
 * during {@link PacketHandler#onPacket}.
 */
public final class Packet {
  private byte[] buffer;
  private int offset;
  private int capturedLength;
  private int originalLength;
  private long timestampNs;
  private long frameNumber;
  private int linkType;

  /** Points this view at a packet; called by sources. */
  public Packet wrap(
      byte[] buffer,
      int offset,
      int capturedLength,
      int originalLength,
      long timestampNs,
      long frameNumber,
      int linkType) {
    this.buffer = buffer;
    this.offset = offset;
    this.capturedLength = capturedLength;
    this.originalLength = originalLength;
    this.timestampNs = timestampNs;
    this.frameNumber = frameNumber;
    this.linkType = linkType;
    return this;
  }

  public byte[] buffer() {
    return buffer;
  }

  /** Index of the packet's first byte in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Bytes present in the capture. */
  public int capturedLength() {
    return capturedLength;
  }

  /**
   * Bytes that were on the wire; more than {@link #capturedLength()} when a snap length cut it,
   * never less.
   */
  public int originalLength() {
    return originalLength;
  }

  /** Epoch nanoseconds. */
  public long timestampNs() {
    return timestampNs;
  }

  /** 1-based, like Wireshark's {@code frame.number}. */
  public long frameNumber() {
    return frameNumber;
  }

  /** LINKTYPE_ number (https://www.tcpdump.org/linktypes.html). */
  public int linkType() {
    return linkType;
  }
}
