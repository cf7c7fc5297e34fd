package io.chunkscope.capture.decode;

/** Which decoder an EtherType stands for. */
final class EtherTypeDecoder {
  private EtherTypeDecoder() {}

  static int next(int etherType, Cursor cursor) {
    return switch (etherType) {
      case EtherType.IPV4, EtherType.IPV6 -> Layer.IP;
      case EtherType.VLAN, EtherType.QINQ, EtherType.QINQ_OLD, EtherType.QINQ_OLDER ->
          EthernetDecoder.vlanTag(cursor);
      case EtherType.TRANSPARENT_ETHERNET_BRIDGING -> EthernetDecoder.next(cursor);
      case EtherType.PROVIDER_BACKBONE -> EthernetDecoder.serviceTag(cursor);
      case EtherType.MACSEC -> EthernetDecoder.macsec(cursor);
      case EtherType.VN_TAG -> EthernetDecoder.vnTag(cursor);
      case EtherType.E_TAG -> EthernetDecoder.eTag(cursor);
      case EtherType.MPLS, EtherType.MPLS_MULTICAST -> MplsDecoder.next(cursor);
      case EtherType.PPPOE_SESSION -> PppDecoder.session(cursor);
      case EtherType.PPP -> PppDecoder.next(cursor);
      case EtherType.NSH -> NshDecoder.next(cursor);
      case EtherType.ARP, EtherType.RARP -> cursor.stop(OtherTraffic.ARP);
      case EtherType.LLDP -> cursor.stop(OtherTraffic.LLDP);
      case EtherType.SLOW_PROTOCOLS -> cursor.stop(OtherTraffic.LACP);
      case EtherType.EAPOL -> cursor.stop(OtherTraffic.EAPOL);
      case EtherType.PPPOE_DISCOVERY -> cursor.stop(OtherTraffic.PPPOE_DISCOVERY);
      case EtherType.APPLETALK, EtherType.AARP -> cursor.stop(OtherTraffic.APPLETALK);
      case EtherType.IPX -> cursor.stop(OtherTraffic.IPX);
      case EtherType.PTP -> cursor.stop(OtherTraffic.PTP);
      case EtherType.CFM -> cursor.stop(OtherTraffic.CFM);
      case EtherType.LOOPBACK_TEST -> cursor.stop(OtherTraffic.LOOPBACK_TEST);
      default -> cursor.stop(OtherTraffic.ETHER_TYPE, etherType);
    };
  }
}
