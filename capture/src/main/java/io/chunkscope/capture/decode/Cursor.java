package io.chunkscope.capture.decode;

/**
 * Where decoding has got to in a packet, re-used for every packet. A decoder of a layer checks that
 * its header is there, moves {@link #offset} behind it, narrows {@link #end} where the header tells
 * a length, and returns the next {@link Layer}.
 */
final class Cursor {
  byte[] buffer;

  /** Index of the current layer's first byte. */
  int offset;

  /** Index behind the current layer's last captured byte. */
  int end;

  /** Bytes of the current layer that were on the wire behind {@link #end}. */
  int missing;

  /** Where the innermost IP header's addresses are, in {@link #buffer}. */
  int sourceAddressOffset;

  int destinationAddressOffset;
  int addressLength;

  /** The IP header names a route, so the transport checksum covers another destination address. */
  boolean sourceRouted;

  /** Whether addresses and ports of a TCP connection were read. */
  boolean connectionNamed;

  long timestampNs;

  /** Set once a decoder has returned {@link Layer#STOP}. */
  DecodeOutcome outcome;

  /** What a packet is that is not TCP; null unless the outcome says so. */
  OtherTraffic traffic;

  /** EtherType or IP protocol number of {@link #traffic}, where that is a group of them. */
  int trafficNumber;

  void start(byte[] buffer, int offset, int capturedLength, int originalLength, long timestampNs) {
    this.buffer = buffer;
    this.offset = offset;
    this.end = offset + capturedLength;
    this.missing = Math.max(0, originalLength - capturedLength);
    this.timestampNs = timestampNs;
    this.addressLength = 0;
    this.connectionNamed = false;
    this.sourceRouted = false;
    this.outcome = null;
    this.traffic = null;
  }

  /** Captured bytes of the current layer. */
  int available() {
    return end - offset;
  }

  /** Bytes of the current layer on the wire. */
  long wireLength() {
    return (long) available() + missing;
  }

  /** Whether this many bytes of the current layer were captured. */
  boolean has(int length) {
    return end - offset >= length;
  }

  int u8(int at) {
    return buffer[offset + at] & 0xff;
  }

  int u16(int at) {
    return u16(buffer, offset + at);
  }

  int u16LittleEndian(int at) {
    return Short.toUnsignedInt(Short.reverseBytes((short) u16(at)));
  }

  int i32(int at) {
    return i32(buffer, offset + at);
  }

  int i32LittleEndian(int at) {
    return Integer.reverseBytes(i32(at));
  }

  /**
   * Narrows the layer to the length on the wire that its header claims. Bytes behind it are
   * padding; bytes that it lacks count as missing.
   */
  void limit(int length) {
    int available = end - offset;
    if (length <= available) {
      end = offset + length;
      missing = 0;
    } else {
      missing = length - available;
    }
  }

  /** Like {@link #limit}, for a length that is not believed when it is more than there was. */
  void trim(int length) {
    if (length < wireLength()) {
      limit(length);
    }
  }

  /** Moves behind a header that is there, and names what follows it. */
  int skip(int headerLength, int nextLayer) {
    offset += headerLength;
    return nextLayer;
  }

  /** Ends the packet inside a header: cut by the snap length, or shorter than it must be. */
  int cutShort() {
    return stop(missing > 0 ? DecodeOutcome.TRUNCATED : DecodeOutcome.BAD_LENGTH);
  }

  int stop(DecodeOutcome outcome) {
    this.outcome = outcome;
    return Layer.STOP;
  }

  int stop(OtherTraffic traffic) {
    return stop(traffic, 0);
  }

  int stop(OtherTraffic traffic, int number) {
    this.traffic = traffic;
    this.trafficNumber = number;
    return stop(traffic.outcome());
  }

  static int u16(byte[] buffer, int at) {
    return ((buffer[at] & 0xff) << 8) | (buffer[at + 1] & 0xff);
  }

  static int i32(byte[] buffer, int at) {
    return ((buffer[at] & 0xff) << 24)
        | ((buffer[at + 1] & 0xff) << 16)
        | ((buffer[at + 2] & 0xff) << 8)
        | (buffer[at + 3] & 0xff);
  }
}
