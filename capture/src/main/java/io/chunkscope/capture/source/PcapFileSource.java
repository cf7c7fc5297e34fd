package io.chunkscope.capture.source;

/** Reads the classic pcap format (draft-ietf-opsawg-pcap) in all the variants it has grown. */
final class PcapFileSource extends FilePacketSource {
  private static final int MAJOR_VERSION_OFFSET = 4;
  private static final int MINOR_VERSION_OFFSET = 6;
  private static final int SNAP_LENGTH_OFFSET = 16;
  private static final int LINK_TYPE_OFFSET = 20;

  /** Says that the four highest bits of the word of the link type are the length of the FCS. */
  private static final int FCS_PRESENT = 1 << 26;

  private static final int FCS_UNIT_BITS = 16;

  private static final int SECONDS_OFFSET = 0;
  private static final int FRACTION_OFFSET = 4;
  private static final int CAPTURED_LENGTH_OFFSET = 8;
  private static final int ORIGINAL_LENGTH_OFFSET = 12;

  private static final int MAJOR_VERSION = 2;

  /** Before minor version 3 the two lengths came the other way round; in 3 they could. */
  private static final int FIRST_MINOR_WITH_CAPTURED_LENGTH_FIRST = 4;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final boolean bigEndian;
  private final int nanosPerTick;
  private final int fileHeaderBytes;
  private final int recordHeaderBytes;
  private boolean headerRead;
  private boolean lengthsMayBeSwapped;
  private int linkType;
  private int frameCheckSequenceBits = -1;
  private int maxCapturedBytes;

  PcapFileSource(CaptureOrigin origin, PcapVariant variant) {
    super(origin, "pcap");
    bigEndian = variant.bigEndian();
    nanosPerTick = variant.nanosPerTick();
    fileHeaderBytes = variant.fileHeaderBytes();
    recordHeaderBytes = variant.recordHeaderBytes();
  }

  @Override
  int next() throws CaptureFormatException {
    if (!headerRead) {
      return readFileHeader();
    }
    int available = buffer.available();
    if (available < recordHeaderBytes) {
      return recordHeaderBytes;
    }
    byte[] bytes = buffer.bytes();
    int at = buffer.position();
    long captured = uint32(bytes, at + CAPTURED_LENGTH_OFFSET);
    long original = uint32(bytes, at + ORIGINAL_LENGTH_OFFSET);
    if (lengthsMayBeSwapped && captured > original) {
      long swap = captured;
      captured = original;
      original = swap;
    }
    if (captured > maxCapturedBytes) {
      throw implausibleLength(captured);
    }
    int length = (int) captured;
    if (available < recordHeaderBytes + length) {
      return recordHeaderBytes + length;
    }
    long timestampNs =
        uint32(bytes, at + SECONDS_OFFSET) * NANOS_PER_SECOND
            + uint32(bytes, at + FRACTION_OFFSET) * nanosPerTick;
    buffer.consume(recordHeaderBytes + length);
    packet.wrap(
        bytes,
        at + recordHeaderBytes,
        length,
        originalLength(original, length),
        timestampNs,
        ++frameNumber,
        linkType);
    return PACKET;
  }

  private int readFileHeader() throws CaptureFormatException {
    if (buffer.available() < fileHeaderBytes) {
      return fileHeaderBytes;
    }
    byte[] bytes = buffer.bytes();
    int at = buffer.position();
    int major = ByteOrders.uint16(bytes, at + MAJOR_VERSION_OFFSET, bigEndian);
    int minor = ByteOrders.uint16(bytes, at + MINOR_VERSION_OFFSET, bigEndian);
    if (major != MAJOR_VERSION) {
      throw new CaptureFormatException(
          "pcap version "
              + major
              + "."
              + minor
              + " at "
              + place(MAJOR_VERSION_OFFSET)
              + " is not 2.x: the header is damaged or the file was written by an unknown program");
    }
    lengthsMayBeSwapped = minor < FIRST_MINOR_WITH_CAPTURED_LENGTH_FIRST;
    // The upper half of the word tells of frame check sequences, which lie behind the IP packet.
    int linkWord = (int) uint32(bytes, at + LINK_TYPE_OFFSET);
    linkType = linkWord & 0xffff;
    frameCheckSequenceBits = (linkWord & FCS_PRESENT) == 0 ? -1 : (linkWord >>> 28) * FCS_UNIT_BITS;
    maxCapturedBytes = maxCapturedBytes(linkType, uint32(bytes, at + SNAP_LENGTH_OFFSET));
    declare(linkType);
    buffer.consume(fileHeaderBytes);
    headerRead = true;
    return SKIPPED;
  }

  private long uint32(byte[] bytes, int at) {
    return ByteOrders.uint32(bytes, at, bigEndian);
  }

  private CaptureFormatException implausibleLength(long captured) {
    return new CaptureFormatException(
        "packet "
            + (frameNumber + 1)
            + " at "
            + place(buffer.streamOffset())
            + " claims "
            + captured
            + " captured bytes, more than the "
            + maxCapturedBytes
            + " possible: damaged from there on; packets before it were read");
  }

  @Override
  public int frameCheckSequenceBits() {
    return frameCheckSequenceBits;
  }

  @Override
  String unfinished() {
    return headerRead ? "packet " + (frameNumber + 1) : "its header";
  }
}
