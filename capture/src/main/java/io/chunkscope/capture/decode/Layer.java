package io.chunkscope.capture.decode;

/**
 * Names of the layers a packet is made of, as plain numbers so that a header's own "what follows"
 * field is the name of the next layer: 0 to 0xffff are EtherTypes, then come IP protocol numbers,
 * link types, and a few layers that have no number anywhere.
 */
final class Layer {
  private static final int IP_PROTOCOLS = 0x1_0000;
  private static final int LINK_TYPES = 0x2_0000;
  private static final int OTHERS = 0x10_0000;

  /** There is no further layer: the cursor holds the outcome. */
  static final int STOP = OTHERS;

  /** IPv4 or IPv6, to be told by the version field. */
  static final int IP = OTHERS + 1;

  /** IEEE 802.2 logical link control. */
  static final int LLC = OTHERS + 2;

  /** A PPP frame, with or without address and control. */
  static final int PPP = OTHERS + 3;

  /** An IEEE 802.11 frame. */
  static final int WLAN = OTHERS + 4;

  /** An MPLS label stack entry. */
  static final int MPLS = EtherType.MPLS;

  /** An Ethernet frame without preamble. */
  static final int ETHERNET = EtherType.TRANSPARENT_ETHERNET_BRIDGING;

  private Layer() {}

  /** The layer that an IP protocol number names. */
  static int ipProtocol(int number) {
    return IP_PROTOCOLS | number;
  }

  /** The layer that a LINKTYPE_ number names. */
  static int linkType(int number) {
    return number >= 0 && number <= 0xffff ? LINK_TYPES | number : LINK_TYPES | 0xffff;
  }

  static boolean isEtherType(int layer) {
    return layer >>> 16 == 0;
  }

  static boolean isIpProtocol(int layer) {
    return layer >>> 16 == IP_PROTOCOLS >>> 16;
  }

  static boolean isLinkType(int layer) {
    return layer >>> 16 == LINK_TYPES >>> 16;
  }

  /** The EtherType, IP protocol number or link type that a layer was made from. */
  static int number(int layer) {
    return layer & 0xffff;
  }
}
