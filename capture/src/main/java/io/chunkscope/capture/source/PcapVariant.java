package io.chunkscope.capture.source;

/**
 * The family of the classic capture file, told apart by its first four bytes.
 *
 * @param bigEndian byte order of every number in the file
 * @param nanosPerTick 1 or 1000: the unit of a time stamp's second half
 * @param fileHeaderBytes length of the file's header
 * @param recordHeaderBytes length of a packet's header
 */
record PcapVariant(
    boolean bigEndian, int nanosPerTick, int fileHeaderBytes, int recordHeaderBytes) {
  private static final int HEADER = 24;
  private static final int RECORD = 16;

  /** Which variant begins with this number, read as little-endian, or null for none. */
  static PcapVariant of(int magic) {
    PcapVariant little = of(magic, false);
    return little != null ? little : of(Integer.reverseBytes(magic), true);
  }

  private static PcapVariant of(int magic, boolean bigEndian) {
    return switch (magic) {
      case 0xa1b2c3d4 -> new PcapVariant(bigEndian, 1000, HEADER, RECORD);
      case 0xa1b23c4d -> new PcapVariant(bigEndian, 1, HEADER, RECORD);
      // Alexey Kuznetzov's patch: interface index, protocol and packet type behind each header.
      case 0xa1b2cd34 -> new PcapVariant(bigEndian, 1000, HEADER, RECORD + 8);
      // IXIA lcap, hardware and software: the length of all records follows the file's header.
      case 0x1c0001ac, 0x1c0001ab -> new PcapVariant(bigEndian, 1000, HEADER + 4, RECORD);
      default -> null;
    };
  }
}
