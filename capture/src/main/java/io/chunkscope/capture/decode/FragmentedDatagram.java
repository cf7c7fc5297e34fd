package io.chunkscope.capture.decode;

import java.util.Arrays;

/**
 * An IP datagram of which fragments are missing. Its two addresses stand in front of the payload in
 * one array, so that a segment found inside refers to one buffer only.
 */
final class FragmentedDatagram {
  /** An IPv4 or IPv6 payload ends here, whatever offset and length a fragment claims. */
  static final int MAX_PAYLOAD = 0xffff;

  private static final int UNKNOWN = -1;
  private static final int OBJECT_OVERHEAD = 256;

  private final int prefixLength;
  private final long firstSeenNs;
  private final boolean sourceRouted;
  private final ByteRanges onWire = new ByteRanges();
  private final ByteRanges captured = new ByteRanges();
  private byte[] data;
  private int payloadLength = UNKNOWN;
  private int protocol;

  FragmentedDatagram(Cursor cursor, int protocol) {
    int addressLength = cursor.addressLength;
    this.prefixLength = 2 * addressLength;
    this.firstSeenNs = cursor.timestampNs;
    this.sourceRouted = cursor.sourceRouted;
    this.protocol = protocol;
    this.data = new byte[prefixLength];
    System.arraycopy(cursor.buffer, cursor.sourceAddressOffset, data, 0, addressLength);
    System.arraycopy(
        cursor.buffer, cursor.destinationAddressOffset, data, addressLength, addressLength);
  }

  /**
   * Takes the fragment that the cursor stands on. Where fragments overlap, the bytes that came
   * first stay; where they disagree on the datagram's end, the first to tell it is believed.
   */
  void add(Cursor cursor, int protocol, int position, boolean more) {
    int end = position + (int) cursor.wireLength();
    if (position == 0) {
      this.protocol = protocol;
    }
    if (!more && payloadLength == UNKNOWN) {
      payloadLength = end;
    }
    int believedEnd = payloadLength == UNKNOWN ? end : Math.min(end, payloadLength);
    int capturedEnd = Math.min(position + cursor.available(), believedEnd);
    ensureCapacity(prefixLength + capturedEnd);
    int from = captured.nextAbsent(position);
    while (from < capturedEnd) {
      int to = captured.nextPresent(from, capturedEnd);
      System.arraycopy(
          cursor.buffer, cursor.offset + from - position, data, prefixLength + from, to - from);
      from = captured.nextAbsent(to);
    }
    captured.add(position, capturedEnd);
    onWire.add(position, believedEnd);
  }

  boolean isWhole() {
    return payloadLength != UNKNOWN && onWire.nextAbsent(0) >= payloadLength;
  }

  /**
   * Points the cursor at the payload of a whole datagram. If fragments of it were cut by the snap
   * length, what is behind the first cut is missing.
   *
   * @return the layer inside
   */
  int open(Cursor cursor) {
    int present = Math.min(captured.nextAbsent(0), payloadLength);
    cursor.buffer = data;
    cursor.offset = prefixLength;
    cursor.end = prefixLength + present;
    cursor.missing = payloadLength - present;
    cursor.sourceAddressOffset = 0;
    cursor.destinationAddressOffset = prefixLength / 2;
    cursor.sourceRouted = sourceRouted;
    return Layer.ipProtocol(protocol);
  }

  long firstSeenNs() {
    return firstSeenNs;
  }

  /** Bytes of memory that this datagram takes, about. */
  long footprint() {
    return (long) OBJECT_OVERHEAD + data.length + onWire.footprint() + captured.footprint();
  }

  private void ensureCapacity(int length) {
    if (length > data.length) {
      int doubled = Math.min(2 * data.length, prefixLength + MAX_PAYLOAD);
      data = Arrays.copyOf(data, Math.max(length, doubled));
    }
  }
}
