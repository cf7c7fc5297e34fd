package io.chunkscope.capture.decode;

/** Ethernet II and IEEE 802.3, and the tags that may stand between addresses and EtherType. */
final class EthernetDecoder {
  static final int HEADER_LENGTH = 14;
  static final int ETHER_TYPE_OFFSET = 12;

  private static final int MAX_LENGTH_FIELD = 1500;
  private static final int VLAN_TAG_LENGTH = 4;
  private static final int VN_TAG_LENGTH = 6;
  private static final int E_TAG_LENGTH = 8;
  private static final int SERVICE_TAG_LENGTH = 4;
  private static final int MACSEC_ENCRYPTED = 0x0c;
  private static final int MACSEC_HAS_CHANNEL = 0x20;

  private EthernetDecoder() {}

  static int next(Cursor cursor) {
    return typeAt(cursor, HEADER_LENGTH);
  }

  /** IEEE 802.1Q and 802.1ad: two bytes of priority and VLAN, then the next type. */
  static int vlanTag(Cursor cursor) {
    return typeAt(cursor, VLAN_TAG_LENGTH);
  }

  /** Cisco VN-Tag. */
  static int vnTag(Cursor cursor) {
    return typeAt(cursor, VN_TAG_LENGTH);
  }

  /** IEEE 802.1BR. */
  static int eTag(Cursor cursor) {
    return typeAt(cursor, E_TAG_LENGTH);
  }

  /** IEEE 802.1ah: a service tag, then the customer's whole frame. */
  static int serviceTag(Cursor cursor) {
    return cursor.has(SERVICE_TAG_LENGTH)
        ? cursor.skip(SERVICE_TAG_LENGTH, Layer.ETHERNET)
        : cursor.cutShort();
  }

  /** IEEE 802.1AE: readable where it protects without encrypting; its ICV is left as padding. */
  static int macsec(Cursor cursor) {
    if (!cursor.has(1)) {
      return cursor.cutShort();
    }
    int control = cursor.u8(0);
    if ((control & MACSEC_ENCRYPTED) != 0) {
      return cursor.stop(OtherTraffic.MACSEC);
    }
    return typeAt(cursor, (control & MACSEC_HAS_CHANNEL) != 0 ? 16 : 8);
  }

  /** Reads the type field that ends a header or tag of this length, and moves behind it. */
  private static int typeAt(Cursor cursor, int length) {
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    int type = cursor.u16(length - 2);
    cursor.offset += length;
    if (type >= EtherType.MIN) {
      return type;
    }
    if (type > MAX_LENGTH_FIELD) {
      return cursor.stop(OtherTraffic.ETHER_TYPE, type);
    }
    cursor.trim(type);
    return Layer.LLC;
  }
}
