package io.chunkscope.capture.source;

/**
 * One block of a pcapng file as it is there: a flyweight, valid only during {@link
 * BlockHandler#onBlock}.
 */
public final class PcapngBlock {
  byte[] bytes;
  int offset;
  int length;
  int type;
  boolean bigEndian;
  Packet packet;

  /** The array that holds it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of its first byte in {@link #bytes()}. */
  public int offset() {
    return offset;
  }

  /** Bytes from its type to the second of its total lengths, a multiple of four. */
  public int length() {
    return length;
  }

  /** The number of its type. */
  public int type() {
    return type;
  }

  /** Byte order of its section. */
  public boolean bigEndian() {
    return bigEndian;
  }

  /** The packet in it, or null. */
  public Packet packet() {
    return packet;
  }
}
