package io.chunkscope.capture.decode;

/** EtherTypes (IEEE 802 Numbers, IANA) that are decoded or named. */
final class EtherType {
  /** Smaller values of the field are a length (IEEE 802.3 §3.2.6). */
  static final int MIN = 0x0600;

  static final int IPV4 = 0x0800;
  static final int ARP = 0x0806;
  static final int ERSPAN_TYPE_III = 0x22eb;
  static final int TRANSPARENT_ETHERNET_BRIDGING = 0x6558;
  static final int RARP = 0x8035;
  static final int APPLETALK = 0x809b;
  static final int AARP = 0x80f3;
  static final int VLAN = 0x8100;
  static final int IPX = 0x8137;
  static final int IPV6 = 0x86dd;
  static final int SLOW_PROTOCOLS = 0x8809;
  static final int PPP = 0x880b;
  static final int WCCP = 0x883e;
  static final int MPLS = 0x8847;
  static final int MPLS_MULTICAST = 0x8848;
  static final int PPPOE_DISCOVERY = 0x8863;
  static final int PPPOE_SESSION = 0x8864;
  static final int EAPOL = 0x888e;
  static final int QINQ = 0x88a8;
  static final int ERSPAN_TYPE_II = 0x88be;
  static final int LLDP = 0x88cc;
  static final int MACSEC = 0x88e5;
  static final int PROVIDER_BACKBONE = 0x88e7;
  static final int PTP = 0x88f7;
  static final int CFM = 0x8902;
  static final int VN_TAG = 0x8926;
  static final int E_TAG = 0x893f;
  static final int NSH = 0x894f;
  static final int LOOPBACK_TEST = 0x9000;
  static final int QINQ_OLD = 0x9100;
  static final int QINQ_OLDER = 0x9200;

  private EtherType() {}
}
