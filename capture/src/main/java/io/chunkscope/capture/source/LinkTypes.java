package io.chunkscope.capture.source;

import java.util.Map;

/**
 * Names of link types, as the registry has them (https://www.tcpdump.org/linktypes.html) without
 * {@code LINKTYPE_}.
 */
public final class LinkTypes {
  private static final int USB_LINUX = 189;
  private static final int USB_LINUX_MMAPPED = 220;
  private static final int DBUS = 231;
  private static final int USBPCAP = 249;
  private static final int EBHSCR = 279;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "NULL"),
          Map.entry(1, "ETHERNET"),
          Map.entry(2, "EXP_ETHERNET"),
          Map.entry(3, "AX25"),
          Map.entry(6, "IEEE802_5"),
          Map.entry(7, "ARCNET_BSD"),
          Map.entry(8, "SLIP"),
          Map.entry(9, "PPP"),
          Map.entry(10, "FDDI"),
          // Not in the registry: what BSD systems number raw IP, as it gets into files.
          Map.entry(12, "RAW"),
          Map.entry(14, "RAW"),
          Map.entry(50, "PPP_HDLC"),
          Map.entry(51, "PPP_ETHER"),
          Map.entry(99, "SYMANTEC_FIREWALL"),
          Map.entry(100, "ATM_RFC1483"),
          Map.entry(101, "RAW"),
          Map.entry(104, "C_HDLC"),
          Map.entry(105, "IEEE802_11"),
          Map.entry(107, "FRELAY"),
          Map.entry(108, "LOOP"),
          Map.entry(109, "ENC"),
          Map.entry(113, "LINUX_SLL"),
          Map.entry(114, "LTALK"),
          Map.entry(117, "PFLOG"),
          Map.entry(119, "IEEE802_11_PRISM"),
          Map.entry(122, "IP_OVER_FC"),
          Map.entry(123, "SUNATM"),
          Map.entry(127, "IEEE802_11_RADIOTAP"),
          Map.entry(129, "ARCNET_LINUX"),
          Map.entry(138, "APPLE_IP_OVER_IEEE1394"),
          Map.entry(139, "MTP2_WITH_PHDR"),
          Map.entry(140, "MTP2"),
          Map.entry(141, "MTP3"),
          Map.entry(142, "SCCP"),
          Map.entry(143, "DOCSIS"),
          Map.entry(144, "LINUX_IRDA"),
          Map.entry(147, "USER0"),
          Map.entry(148, "USER1"),
          Map.entry(149, "USER2"),
          Map.entry(150, "USER3"),
          Map.entry(151, "USER4"),
          Map.entry(152, "USER5"),
          Map.entry(153, "USER6"),
          Map.entry(154, "USER7"),
          Map.entry(155, "USER8"),
          Map.entry(156, "USER9"),
          Map.entry(157, "USER10"),
          Map.entry(158, "USER11"),
          Map.entry(159, "USER12"),
          Map.entry(160, "USER13"),
          Map.entry(161, "USER14"),
          Map.entry(162, "USER15"),
          Map.entry(163, "IEEE802_11_AVS"),
          Map.entry(165, "BACNET_MS_TP"),
          Map.entry(166, "PPP_PPPD"),
          Map.entry(169, "GPRS_LLC"),
          Map.entry(170, "GPF_T"),
          Map.entry(171, "GPF_F"),
          Map.entry(177, "LINUX_LAPD"),
          Map.entry(182, "MFR"),
          Map.entry(187, "BLUETOOTH_HCI_H4"),
          Map.entry(USB_LINUX, "USB_LINUX"),
          Map.entry(192, "PPI"),
          Map.entry(195, "IEEE802_15_4_WITHFCS"),
          Map.entry(196, "SITA"),
          Map.entry(197, "ERF"),
          Map.entry(201, "BLUETOOTH_HCI_H4_WITH_PHDR"),
          Map.entry(202, "AX25_KISS"),
          Map.entry(203, "LAPD"),
          Map.entry(204, "PPP_WITH_DIR"),
          Map.entry(205, "C_HDLC_WITH_DIR"),
          Map.entry(206, "FRELAY_WITH_DIR"),
          Map.entry(207, "LAPB_WITH_DIR"),
          Map.entry(209, "IPMB_LINUX"),
          Map.entry(215, "IEEE802_15_4_NONASK_PHY"),
          Map.entry(USB_LINUX_MMAPPED, "USB_LINUX_MMAPPED"),
          Map.entry(224, "FC_2"),
          Map.entry(225, "FC_2_WITH_FRAME_DELIMS"),
          Map.entry(226, "IPNET"),
          Map.entry(227, "CAN_SOCKETCAN"),
          Map.entry(228, "IPV4"),
          Map.entry(229, "IPV6"),
          Map.entry(230, "IEEE802_15_4_NOFCS"),
          Map.entry(DBUS, "DBUS"),
          Map.entry(235, "DVB_CI"),
          Map.entry(236, "MUX27010"),
          Map.entry(237, "STANAG_5066_D_PDU"),
          Map.entry(239, "NFLOG"),
          Map.entry(240, "NETANALYZER"),
          Map.entry(241, "NETANALYZER_TRANSPARENT"),
          Map.entry(242, "IPOIB"),
          Map.entry(243, "MPEG_2_TS"),
          Map.entry(244, "NG40"),
          Map.entry(245, "NFC_LLCP"),
          Map.entry(247, "INFINIBAND"),
          Map.entry(248, "SCTP"),
          Map.entry(USBPCAP, "USBPCAP"),
          Map.entry(250, "RTAC_SERIAL"),
          Map.entry(251, "BLUETOOTH_LE_LL"),
          Map.entry(252, "WIRESHARK_UPPER_PDU"),
          Map.entry(253, "NETLINK"),
          Map.entry(254, "BLUETOOTH_LINUX_MONITOR"),
          Map.entry(255, "BLUETOOTH_BREDR_BB"),
          Map.entry(256, "BLUETOOTH_LE_LL_WITH_PHDR"),
          Map.entry(257, "PROFIBUS_DL"),
          Map.entry(258, "PKTAP"),
          Map.entry(259, "EPON"),
          Map.entry(260, "IPMI_HPM_2"),
          Map.entry(261, "ZWAVE_R1_R2"),
          Map.entry(262, "ZWAVE_R3"),
          Map.entry(263, "WATTSTOPPER_DLM"),
          Map.entry(264, "ISO_14443"),
          Map.entry(265, "RDS"),
          Map.entry(266, "USB_DARWIN"),
          Map.entry(268, "SDLC"),
          Map.entry(270, "LORATAP"),
          Map.entry(271, "VSOCK"),
          Map.entry(272, "NORDIC_BLE"),
          Map.entry(273, "DOCSIS31_XRA31"),
          Map.entry(274, "ETHERNET_MPACKET"),
          Map.entry(275, "DISPLAYPORT_AUX"),
          Map.entry(276, "LINUX_SLL2"),
          Map.entry(278, "OPENVIZSLA"),
          Map.entry(EBHSCR, "EBHSCR"),
          Map.entry(280, "VPP_DISPATCH"),
          Map.entry(281, "DSA_TAG_BRCM"),
          Map.entry(282, "DSA_TAG_BRCM_PREPEND"),
          Map.entry(283, "IEEE802_15_4_TAP"),
          Map.entry(284, "DSA_TAG_DSA"),
          Map.entry(285, "DSA_TAG_EDSA"),
          Map.entry(286, "ELEE"),
          Map.entry(287, "Z_WAVE_SERIAL"),
          Map.entry(288, "USB_2_0"),
          Map.entry(289, "ATSC_ALP"),
          Map.entry(290, "ETW"));

  private LinkTypes() {}

  /** The name of a link type, or its decimal number if it has none. */
  public static String name(int linkType) {
    String name = NAMES.get(linkType);
    return name != null ? name : Integer.toString(linkType);
  }

  /** The few link types whose packets may be longer than {@code usual}, as libpcap has it. */
  static int maxPacketBytes(int linkType, int usual) {
    return switch (linkType) {
      case DBUS -> 128 << 20;
      case EBHSCR -> 8 << 20;
      case USB_LINUX, USB_LINUX_MMAPPED, USBPCAP -> 1 << 20;
      default -> usual;
    };
  }
}
