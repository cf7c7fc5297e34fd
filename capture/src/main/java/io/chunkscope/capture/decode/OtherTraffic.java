package io.chunkscope.capture.decode;

/** What packets are that carry no TCP, as far as a person asking "what is in here" cares. */
enum OtherTraffic {
  ARP("ARP", false),
  LLDP("LLDP", false),
  STP("STP", false),
  CISCO("CDP and other Cisco SNAP", false),
  LACP("LACP", false),
  EAPOL("EAPOL", false),
  PPPOE_DISCOVERY("PPPoE discovery", false),
  PPP_CONTROL("PPP control", false),
  PPP_COMPRESSED("PPP, compressed or encrypted", false),
  APPLETALK("AppleTalk", false),
  IPX("IPX", false),
  NETBEUI("NetBEUI", false),
  OSI("OSI (IS-IS, CLNP)", false),
  PTP("PTP", false),
  CFM("Ethernet OAM", false),
  MACSEC("MACsec (encrypted)", false),
  LOOPBACK_TEST("Ethernet loopback test", false),
  PSEUDOWIRE("MPLS pseudowire", false),
  NETLINK("Netlink", false),
  WLAN_MANAGEMENT("802.11 management", false),
  WLAN_CONTROL("802.11 control", false),
  WLAN_ENCRYPTED("802.11 data (encrypted)", false),
  WLAN_DATA("802.11 data, other", false),
  LLC("LLC, other", false),
  ETHER_TYPE("EtherType", false),
  LOOPBACK_FAMILY("loopback, not IP", false),
  LINK_CONTROL("link control", false),

  ICMP("ICMP", true),
  ICMPV6("ICMPv6", true),
  IGMP("IGMP", true),
  UDP_DNS("UDP/DNS", true),
  UDP_MDNS("UDP/mDNS", true),
  UDP_LLMNR("UDP/LLMNR", true),
  UDP_DHCP("UDP/DHCP", true),
  UDP_DHCPV6("UDP/DHCPv6", true),
  UDP_QUIC("UDP/QUIC", true),
  UDP_NTP("UDP/NTP", true),
  UDP_SNMP("UDP/SNMP", true),
  UDP_SYSLOG("UDP/syslog", true),
  UDP_SSDP("UDP/SSDP", true),
  UDP_NETBIOS("UDP/NetBIOS", true),
  UDP_TFTP("UDP/TFTP", true),
  UDP_RADIUS("UDP/RADIUS", true),
  UDP_SIP("UDP/SIP", true),
  UDP_IPSEC("UDP/IPsec (IKE, ESP)", true),
  UDP_TUNNEL("UDP/tunnel control", true),
  UDP_OTHER("UDP", true),
  UDP_LITE("UDP-Lite", true),
  SCTP("SCTP", true),
  DCCP("DCCP", true),
  ESP("ESP (encrypted)", true),
  GRE("GRE, other", true),
  OSPF("OSPF", true),
  EIGRP("EIGRP", true),
  PIM("PIM", true),
  VRRP("VRRP", true),
  NO_NEXT_HEADER("IPv6 without payload", true),
  IP_PROTOCOL("IP protocol", true),
  TOO_DEEP("nested too deeply", true);

  private final String label;
  private final DecodeOutcome outcome;

  OtherTraffic(String label, boolean ip) {
    this.label = label;
    this.outcome = ip ? DecodeOutcome.NOT_TCP : DecodeOutcome.NOT_IP;
  }

  /** For reports. */
  String label() {
    return label;
  }

  DecodeOutcome outcome() {
    return outcome;
  }
}
