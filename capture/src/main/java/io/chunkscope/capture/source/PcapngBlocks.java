package io.chunkscope.capture.source;

/** Numbers of the pcapng format (draft-ietf-opsawg-pcapng): block types, offsets in blocks. */
final class PcapngBlocks {
  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;

  /** Obsolete, but written by old versions of ntop's and Wireshark's tools. */
  static final int PACKET = 2;

  static final int SIMPLE_PACKET = 3;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int JOURNAL_ENTRY = 9;
  static final int DECRYPTION_SECRETS = 10;
  static final int SYSTEM_EVENT = 0x204;
  static final int SYSTEM_EVENT_V2 = 0x216;
  static final int LARGE_SYSTEM_EVENT_V2 = 0x221;
  static final int CUSTOM = 0x0bad;
  static final int UNCOPIED_CUSTOM = 0x40000bad;

  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  /** Block type and total length. */
  static final int HEAD_BYTES = 8;

  /** The total length again. */
  static final int TAIL_BYTES = 4;

  static final int MIN_BLOCK_BYTES = HEAD_BYTES + TAIL_BYTES;

  static final int TOTAL_LENGTH_OFFSET = 4;

  static final int SECTION_BYTE_ORDER_OFFSET = 8;
  static final int SECTION_MAJOR_VERSION_OFFSET = 12;
  static final int SECTION_MINOR_VERSION_OFFSET = 14;
  static final int SECTION_OPTIONS_OFFSET = 24;

  static final int INTERFACE_LINK_TYPE_OFFSET = 8;
  static final int INTERFACE_SNAP_LENGTH_OFFSET = 12;
  static final int INTERFACE_OPTIONS_OFFSET = 16;
  static final int OPTION_TIME_RESOLUTION = 9;
  static final int OPTION_TIME_OFFSET = 14;

  /** Shared by enhanced packets (32-bit interface id) and obsolete ones (16 bits, 16 of drops). */
  static final int PACKET_INTERFACE_OFFSET = 8;

  static final int PACKET_TIME_HIGH_OFFSET = 12;
  static final int PACKET_TIME_LOW_OFFSET = 16;
  static final int PACKET_CAPTURED_LENGTH_OFFSET = 20;
  static final int PACKET_ORIGINAL_LENGTH_OFFSET = 24;
  static final int PACKET_DATA_OFFSET = 28;

  static final int STATISTICS_INTERFACE_OFFSET = 8;
  static final int STATISTICS_OPTIONS_OFFSET = 20;
  static final int OPTION_DROPPED_BY_INTERFACE = 5;
  static final int OPTION_DROPPED_BY_SYSTEM = 7;

  static final int SIMPLE_ORIGINAL_LENGTH_OFFSET = 8;
  static final int SIMPLE_DATA_OFFSET = 12;

  private PcapngBlocks() {}

  /** A length rounded up to 32 bits. */
  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
