package io.chunkscope.capture.decode;

/** What Linux hands out for the "any" device, in both versions. */
final class LinuxCookedDecoder {
  private static final int VERSION_1_LENGTH = 16;
  private static final int VERSION_1_HARDWARE_OFFSET = 2;
  private static final int VERSION_1_PROTOCOL_OFFSET = 14;
  private static final int VERSION_2_LENGTH = 20;
  private static final int VERSION_2_HARDWARE_OFFSET = 8;
  private static final int VERSION_2_PROTOCOL_OFFSET = 0;

  private static final int HARDWARE_GRE = 778;
  private static final int HARDWARE_RADIOTAP = 803;
  private static final int HARDWARE_NETLINK = 824;

  /** Values of the protocol field that are no EtherTypes. */
  private static final int PROTOCOL_NOVELL = 1;

  private static final int PROTOCOL_LLC = 4;

  private LinuxCookedDecoder() {}

  static int version1(Cursor cursor) {
    return next(cursor, VERSION_1_LENGTH, VERSION_1_HARDWARE_OFFSET, VERSION_1_PROTOCOL_OFFSET);
  }

  static int version2(Cursor cursor) {
    return next(cursor, VERSION_2_LENGTH, VERSION_2_HARDWARE_OFFSET, VERSION_2_PROTOCOL_OFFSET);
  }

  private static int next(Cursor cursor, int length, int hardwareOffset, int protocolOffset) {
    if (!cursor.has(length)) {
      return cursor.cutShort();
    }
    int hardware = cursor.u16(hardwareOffset);
    int protocol = cursor.u16(protocolOffset);
    cursor.offset += length;
    return switch (hardware) {
      case HARDWARE_NETLINK -> cursor.stop(OtherTraffic.NETLINK);
      case HARDWARE_RADIOTAP -> RadioHeaderDecoder.radiotap(cursor);
      // The protocol is GRE's own protocol type here, which is an EtherType as well.
      case HARDWARE_GRE -> protocol;
      default -> byProtocol(cursor, protocol);
    };
  }

  private static int byProtocol(Cursor cursor, int protocol) {
    return switch (protocol) {
      case PROTOCOL_NOVELL -> cursor.stop(OtherTraffic.IPX);
      case PROTOCOL_LLC -> Layer.LLC;
      default -> protocol;
    };
  }
}
