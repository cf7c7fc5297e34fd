package io.chunkscope.capture.decode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts fragmented IPv4 (RFC 791 §3.2) and IPv6 (RFC 8200 §4.5) datagrams together, within limits of
 * number, memory and time. Fragments are rare in TCP, so this part may allocate.
 */
final class IpFragments {
  /**
   * What fragments of one datagram have in common. IPv6 leaves the protocol out: only the first
   * fragment is sure to know it.
   */
  private record Key(
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      int identification,
      int addressLength,
      int protocol) {

    static Key of(Cursor cursor, int identification, int protocol) {
      boolean ipv4 = cursor.addressLength == Ipv4Header.ADDRESS_LENGTH;
      byte[] buffer = cursor.buffer;
      int source = cursor.sourceAddressOffset;
      int destination = cursor.destinationAddressOffset;
      return new Key(
          ipv4 ? 0 : i64(buffer, source),
          ipv4 ? Cursor.i32(buffer, source) : i64(buffer, source + 8),
          ipv4 ? 0 : i64(buffer, destination),
          ipv4 ? Cursor.i32(buffer, destination) : i64(buffer, destination + 8),
          identification,
          cursor.addressLength,
          ipv4 ? protocol : 0);
    }

    private static long i64(byte[] buffer, int at) {
      return ((long) Cursor.i32(buffer, at) << 32) | (Cursor.i32(buffer, at + 4) & 0xffff_ffffL);
    }
  }

  private final DecodeOptions options;
  private final Map<Key, FragmentedDatagram> datagrams = new LinkedHashMap<>();
  private long heldBytes;
  private long reassembled;
  private long dropped;
  private long timedOut;

  IpFragments(DecodeOptions options) {
    this.options = options;
  }

  /**
   * Takes the fragment whose payload the cursor stands on.
   *
   * @param position where the payload belongs in the datagram's, in bytes
   * @param more whether this is not the last fragment
   * @return the layer inside, with the cursor on it, if the datagram is whole now
   */
  int add(Cursor cursor, int identification, int protocol, int position, boolean more) {
    long length = cursor.wireLength();
    if (length == 0 || position + length > FragmentedDatagram.MAX_PAYLOAD) {
      return cursor.stop(DecodeOutcome.BAD_LENGTH);
    }
    dropTimedOut(cursor.timestampNs);
    Key key = Key.of(cursor, identification, protocol);
    FragmentedDatagram datagram = datagrams.get(key);
    if (datagram == null) {
      datagram = new FragmentedDatagram(cursor, protocol);
      datagrams.put(key, datagram);
      heldBytes += datagram.footprint();
    }
    heldBytes -= datagram.footprint();
    datagram.add(cursor, protocol, position, more);
    heldBytes += datagram.footprint();
    if (datagram.isWhole()) {
      heldBytes -= datagram.footprint();
      datagrams.remove(key);
      reassembled++;
      return datagram.open(cursor);
    }
    dropOldestBeyondLimits();
    return cursor.stop(DecodeOutcome.FRAGMENT_HELD);
  }

  private void dropTimedOut(long nowNs) {
    Iterator<FragmentedDatagram> oldestFirst = datagrams.values().iterator();
    while (oldestFirst.hasNext()) {
      FragmentedDatagram oldest = oldestFirst.next();
      if (nowNs - oldest.firstSeenNs() <= options.fragmentTimeoutNs()) {
        return;
      }
      heldBytes -= oldest.footprint();
      oldestFirst.remove();
      timedOut++;
    }
  }

  private void dropOldestBeyondLimits() {
    Iterator<FragmentedDatagram> oldestFirst = datagrams.values().iterator();
    while (datagrams.size() > options.maxFragmentedDatagrams()
        || heldBytes > options.maxFragmentBytes()) {
      heldBytes -= oldestFirst.next().footprint();
      oldestFirst.remove();
      dropped++;
    }
  }

  /** Datagrams waiting for fragments. */
  int held() {
    return datagrams.size();
  }

  /** Memory of the datagrams waiting, in bytes, about. */
  long heldBytes() {
    return heldBytes;
  }

  /** Datagrams put together. */
  long reassembled() {
    return reassembled;
  }

  /** Incomplete datagrams dropped for a limit. */
  long dropped() {
    return dropped;
  }

  /** Incomplete datagrams given up after the timeout. */
  long timedOut() {
    return timedOut;
  }
}
