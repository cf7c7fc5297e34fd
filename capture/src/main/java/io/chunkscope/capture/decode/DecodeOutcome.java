package io.chunkscope.capture.decode;

/** What became of a packet; every one is counted under exactly one of these. */
public enum DecodeOutcome {
  /** A TCP segment, ready in the view. */
  SEGMENT,
  /** No IP inside (ARP, LLDP, management frames ...). */
  NOT_IP,
  /** IP, but not TCP. */
  NOT_TCP,
  /** A fragment, kept until its datagram is whole. */
  FRAGMENT_HELD,
  /** Cut by the snap length before the options of the TCP header. */
  TRUNCATED,
  /** A header contradicts itself or its packet. */
  BAD_LENGTH,
  /** Dropped because its checksum is wrong, where that was asked for. */
  BAD_CHECKSUM,
  /** A link type that Chunkscope does not read. */
  UNSUPPORTED_LINK
}
