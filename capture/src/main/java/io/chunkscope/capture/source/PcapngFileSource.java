package io.chunkscope.capture.source;

import static io.chunkscope.capture.source.PcapngBlocks.BYTE_ORDER_MAGIC;
import static io.chunkscope.capture.source.PcapngBlocks.CUSTOM;
import static io.chunkscope.capture.source.PcapngBlocks.DECRYPTION_SECRETS;
import static io.chunkscope.capture.source.PcapngBlocks.ENHANCED_PACKET;
import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_DESCRIPTION;
import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_LINK_TYPE_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_OPTIONS_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_SNAP_LENGTH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_STATISTICS;
import static io.chunkscope.capture.source.PcapngBlocks.JOURNAL_ENTRY;
import static io.chunkscope.capture.source.PcapngBlocks.LARGE_SYSTEM_EVENT_V2;
import static io.chunkscope.capture.source.PcapngBlocks.MIN_BLOCK_BYTES;
import static io.chunkscope.capture.source.PcapngBlocks.OPTION_TIME_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.OPTION_TIME_RESOLUTION;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_CAPTURED_LENGTH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_DATA_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_INTERFACE_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_ORIGINAL_LENGTH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_TIME_HIGH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.PACKET_TIME_LOW_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_BYTE_ORDER_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_HEADER;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_MAJOR_VERSION_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_MINOR_VERSION_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_OPTIONS_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SIMPLE_DATA_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SIMPLE_ORIGINAL_LENGTH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.SIMPLE_PACKET;
import static io.chunkscope.capture.source.PcapngBlocks.SYSTEM_EVENT;
import static io.chunkscope.capture.source.PcapngBlocks.SYSTEM_EVENT_V2;
import static io.chunkscope.capture.source.PcapngBlocks.TAIL_BYTES;
import static io.chunkscope.capture.source.PcapngBlocks.TOTAL_LENGTH_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.UNCOPIED_CUSTOM;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads pcapng (draft-ietf-opsawg-pcapng): sections in either byte order, each with interfaces of
 * its own. Blocks that carry no packet are checked for their length and passed over.
 */
final class PcapngFileSource extends FilePacketSource {
  private static final int MAJOR_VERSION = 1;
  private static final String DAMAGED = ": damaged from there on; packets before it were read";

  private final int maxBlockBytes;
  private final int maxInterfaces;
  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private boolean bigEndian;
  private boolean inSection;
  private long lastTimestampNs;
  private int decryptionSecrets;
  private final PcapngBlock block = new PcapngBlock();
  private BlockHandler blockHandler;
  private final PcapngDrops drops = new PcapngDrops();
  private long dropsAtEnd;

  PcapngFileSource(CaptureOrigin origin) {
    super(origin, "pcapng");
    maxBlockBytes = origin.options().maxBlockBytes();
    maxInterfaces = origin.options().maxInterfaces();
  }

  @Override
  int next() throws CaptureFormatException {
    int available = buffer.available();
    if (available < MIN_BLOCK_BYTES) {
      return MIN_BLOCK_BYTES;
    }
    byte[] bytes = buffer.bytes();
    int at = buffer.position();
    int type = int32(bytes, at);
    if (type == SECTION_HEADER) {
      readByteOrder(bytes, at + SECTION_BYTE_ORDER_OFFSET);
    } else if (!inSection) {
      throw damaged("a block outside of any section");
    }
    long totalLength = uint32(bytes, at + TOTAL_LENGTH_OFFSET);
    if (totalLength < MIN_BLOCK_BYTES || totalLength > maxBlockBytes || totalLength % 4 != 0) {
      throw damaged("a block of the impossible length " + totalLength);
    }
    int length = (int) totalLength;
    if (available < length) {
      return length;
    }
    long lengthAgain = uint32(bytes, at + length - TAIL_BYTES);
    if (lengthAgain != length) {
      throw damaged("a block that begins with length " + length + " and ends with " + lengthAgain);
    }
    int outcome = readBlock(type, bytes, at, length);
    if (blockHandler != null) {
      tell(type, bytes, at, length, outcome);
    }
    buffer.consume(length);
    return outcome;
  }

  private void tell(int type, byte[] bytes, int at, int length, int outcome) {
    block.bytes = bytes;
    block.offset = at;
    block.length = length;
    block.type = type;
    block.bigEndian = bigEndian;
    block.packet = outcome == PACKET ? packet : null;
    blockHandler.onBlock(block);
  }

  @Override
  public boolean tellBlocks(BlockHandler handler) {
    blockHandler = handler;
    return true;
  }

  private int readBlock(int type, byte[] bytes, int at, int length) throws CaptureFormatException {
    switch (type) {
      case ENHANCED_PACKET -> {
        requireLength(length, PACKET_DATA_OFFSET, "a packet");
        return readPacket(bytes, at, length, uint32(bytes, at + PACKET_INTERFACE_OFFSET));
      }
      case PcapngBlocks.PACKET -> {
        requireLength(length, PACKET_DATA_OFFSET, "a packet");
        int id = ByteOrders.uint16(bytes, at + PACKET_INTERFACE_OFFSET, bigEndian);
        return readPacket(bytes, at, length, id);
      }
      case SIMPLE_PACKET -> {
        return readSimplePacket(bytes, at, length);
      }
      case SECTION_HEADER -> readSectionHeader(bytes, at, length);
      case INTERFACE_DESCRIPTION -> readInterface(bytes, at, length);
      case DECRYPTION_SECRETS -> decryptionSecrets++;
      case INTERFACE_STATISTICS -> drops.add(bytes, at, length, bigEndian);
      // Not packets, but Wireshark numbers them among its frames.
      case JOURNAL_ENTRY,
          SYSTEM_EVENT,
          SYSTEM_EVENT_V2,
          LARGE_SYSTEM_EVENT_V2,
          CUSTOM,
          UNCOPIED_CUSTOM ->
          frameNumber++;
      default -> {
        // Names, unknown blocks: nothing that a packet needs.
      }
    }
    return SKIPPED;
  }

  private int readPacket(byte[] bytes, int at, int length, long interfaceId)
      throws CaptureFormatException {
    PcapngInterface source = interfaceOf(interfaceId);
    long captured = uint32(bytes, at + PACKET_CAPTURED_LENGTH_OFFSET);
    if (captured > length - PACKET_DATA_OFFSET - TAIL_BYTES) {
      throw damaged(
          "packet " + (frameNumber + 1) + " of " + captured + " bytes in a block of " + length);
    }
    long ticks =
        uint32(bytes, at + PACKET_TIME_HIGH_OFFSET) << 32
            | uint32(bytes, at + PACKET_TIME_LOW_OFFSET);
    lastTimestampNs = source.clock().toEpochNs(ticks);
    long original = uint32(bytes, at + PACKET_ORIGINAL_LENGTH_OFFSET);
    return packet(bytes, at + PACKET_DATA_OFFSET, (int) captured, original, source.linkType());
  }

  /** Of the first interface, without a time: that of the packet before stands in for it. */
  private int readSimplePacket(byte[] bytes, int at, int length) throws CaptureFormatException {
    requireLength(length, SIMPLE_DATA_OFFSET, "a simple packet");
    PcapngInterface source = interfaceOf(0);
    long original = uint32(bytes, at + SIMPLE_ORIGINAL_LENGTH_OFFSET);
    long captured = Math.min(original, length - SIMPLE_DATA_OFFSET - TAIL_BYTES);
    if (source.snapLength() != 0) {
      captured = Math.min(captured, source.snapLength());
    }
    return packet(bytes, at + SIMPLE_DATA_OFFSET, (int) captured, original, source.linkType());
  }

  private int packet(byte[] bytes, int offset, int captured, long original, int linkType) {
    packet.wrap(
        bytes,
        offset,
        captured,
        originalLength(original, captured),
        lastTimestampNs,
        ++frameNumber,
        linkType);
    return PACKET;
  }

  private PcapngInterface interfaceOf(long id) throws CaptureFormatException {
    if (id >= interfaces.size()) {
      throw damaged(
          "packet "
              + (frameNumber + 1)
              + " of interface "
              + id
              + ", where "
              + interfaces.size()
              + " are described");
    }
    return interfaces.get((int) id);
  }

  private void readByteOrder(byte[] bytes, int at) throws CaptureFormatException {
    if (ByteOrders.int32(bytes, at, false) == BYTE_ORDER_MAGIC) {
      bigEndian = false;
    } else if (ByteOrders.int32(bytes, at, true) == BYTE_ORDER_MAGIC) {
      bigEndian = true;
    } else {
      throw damaged("a section header without a byte-order magic");
    }
  }

  private void readSectionHeader(byte[] bytes, int at, int length) throws CaptureFormatException {
    requireLength(length, SECTION_OPTIONS_OFFSET, "a section header");
    int major = ByteOrders.uint16(bytes, at + SECTION_MAJOR_VERSION_OFFSET, bigEndian);
    if (major != MAJOR_VERSION) {
      int minor = ByteOrders.uint16(bytes, at + SECTION_MINOR_VERSION_OFFSET, bigEndian);
      throw new CaptureFormatException(
          "pcapng version "
              + major
              + "."
              + minor
              + " at "
              + place(buffer.streamOffset())
              + " is not 1.x; convert the file with a current editcap");
    }
    interfaces.clear();
    drops.nextSection();
    inSection = true;
  }

  private void readInterface(byte[] bytes, int at, int length) throws CaptureFormatException {
    requireLength(length, INTERFACE_OPTIONS_OFFSET, "an interface description");
    if (interfaces.size() == maxInterfaces) {
      throw damaged("more than " + maxInterfaces + " interfaces in one section");
    }
    int linkType = ByteOrders.uint16(bytes, at + INTERFACE_LINK_TYPE_OFFSET, bigEndian);
    long snapLength = uint32(bytes, at + INTERFACE_SNAP_LENGTH_OFFSET);
    interfaces.add(new PcapngInterface(linkType, snapLength, readClock(bytes, at, length)));
    declare(linkType);
  }

  private TickConverter readClock(byte[] bytes, int at, int length) throws CaptureFormatException {
    int resolution = TickConverter.DEFAULT_RESOLUTION;
    long offsetSeconds = 0;
    PcapngOptions options =
        new PcapngOptions(
            bytes, at + INTERFACE_OPTIONS_OFFSET, at + length - TAIL_BYTES, bigEndian);
    while (options.advance()) {
      if (options.code() == OPTION_TIME_RESOLUTION && options.length() == 1) {
        resolution = bytes[options.valueOffset()] & 0xff;
      } else if (options.code() == OPTION_TIME_OFFSET && options.length() == 8) {
        offsetSeconds = ByteOrders.int64(bytes, options.valueOffset(), bigEndian);
      }
    }
    if (options.overrun()) {
      throw damaged("an interface with an option longer than its block");
    }
    return new TickConverter(resolution, offsetSeconds);
  }

  private void requireLength(int length, int fixedBytes, String kind)
      throws CaptureFormatException {
    if (length < fixedBytes + TAIL_BYTES) {
      throw damaged(kind + " block of only " + length + " bytes");
    }
  }

  private CaptureFormatException damaged(String what) {
    return new CaptureFormatException(what + " at " + place(buffer.streamOffset()) + DAMAGED);
  }

  private int int32(byte[] bytes, int at) {
    return ByteOrders.int32(bytes, at, bigEndian);
  }

  private long uint32(byte[] bytes, int at) {
    return ByteOrders.uint32(bytes, at, bigEndian);
  }

  /** Blocks passed over so far that hold keys to what is encrypted in the packets. */
  int decryptionSecrets() {
    return decryptionSecrets;
  }

  /** What the end of the file is known to say of drops. */
  void dropsAtEnd(long packets) {
    dropsAtEnd = packets;
  }

  @Override
  public long statedDrops() {
    return Math.max(dropsAtEnd, drops.all());
  }

  @Override
  String unfinished() {
    return "the block behind packet " + frameNumber;
  }
}
