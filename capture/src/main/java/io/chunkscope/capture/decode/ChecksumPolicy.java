package io.chunkscope.capture.decode;

/** What to do with packets whose checksums are wrong. */
public enum ChecksumPolicy {
  /**
   * Checksums are not looked at. The right choice for captures taken on an end host, where outgoing
   * packets are seen before the network card has filled the checksum in.
   */
  IGNORE,
  /**
   * A packet with a wrong IPv4 header or TCP checksum is dropped, as its receiver would have
   * dropped it. Packets that are not captured whole cannot be verified and pass.
   */
  DROP
}
