package io.chunkscope.capture.source;

import static io.chunkscope.capture.source.PcapngBlocks.INTERFACE_STATISTICS;
import static io.chunkscope.capture.source.PcapngBlocks.MIN_BLOCK_BYTES;
import static io.chunkscope.capture.source.PcapngBlocks.OPTION_DROPPED_BY_INTERFACE;
import static io.chunkscope.capture.source.PcapngBlocks.OPTION_DROPPED_BY_SYSTEM;
import static io.chunkscope.capture.source.PcapngBlocks.SECTION_BYTE_ORDER_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.STATISTICS_INTERFACE_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.STATISTICS_OPTIONS_OFFSET;
import static io.chunkscope.capture.source.PcapngBlocks.TAIL_BYTES;
import static io.chunkscope.capture.source.PcapngBlocks.TOTAL_LENGTH_OFFSET;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How many packets a pcapng file says were dropped while it was captured: interface statistics
 * blocks (draft-ietf-opsawg-pcapng §4.6), of which the last of an interface counts. They stand at
 * the end, where dumpcap and Wireshark write them; of a file they can be read before the packets.
 */
final class PcapngDrops {
  /** Statistics and what else may stand with them behind the packets. */
  private static final int MOST_BLOCKS = 256;

  private static final int MOST_BLOCK_BYTES = 1 << 16;

  private final Map<Long, Long> ofInterface = new HashMap<>();
  private long ofEarlierSections;

  /**
   * What the statistics at the end of a plain file say; 0 where there are none. Where the end
   * cannot be read, reading the packets will tell.
   */
  static long atEndOf(Path path) {
    PcapngDrops drops = new PcapngDrops();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] block = new byte[MOST_BLOCK_BYTES];
      if (file.length() < MIN_BLOCK_BYTES) {
        return 0;
      }
      file.readFully(block, 0, MIN_BLOCK_BYTES);
      boolean bigEndian =
          ByteOrders.int32(block, SECTION_BYTE_ORDER_OFFSET, true) == PcapngBlocks.BYTE_ORDER_MAGIC;
      long end = file.length();
      for (int i = 0; i < MOST_BLOCKS && end >= MIN_BLOCK_BYTES; i++) {
        file.seek(end - TAIL_BYTES);
        file.readFully(block, 0, TAIL_BYTES);
        long length = ByteOrders.uint32(block, 0, bigEndian);
        if (length < MIN_BLOCK_BYTES || length > Math.min(end, MOST_BLOCK_BYTES)) {
          break;
        }
        end -= length;
        file.seek(end);
        file.readFully(block, 0, (int) length);
        boolean statistics = ByteOrders.int32(block, 0, bigEndian) == INTERFACE_STATISTICS;
        if (!statistics || ByteOrders.uint32(block, TOTAL_LENGTH_OFFSET, bigEndian) != length) {
          break;
        }
        drops.add(block, 0, (int) length, bigEndian);
      }
    } catch (IOException e) {
      return 0;
    }
    return drops.all();
  }

  /** Takes a statistics block; one that is too short says nothing. */
  void add(byte[] bytes, int at, int length, boolean bigEndian) {
    if (length < STATISTICS_OPTIONS_OFFSET + TAIL_BYTES) {
      return;
    }
    long dropped = 0;
    PcapngOptions options =
        new PcapngOptions(
            bytes, at + STATISTICS_OPTIONS_OFFSET, at + length - TAIL_BYTES, bigEndian);
    while (options.advance()) {
      boolean counts =
          options.code() == OPTION_DROPPED_BY_INTERFACE
              || options.code() == OPTION_DROPPED_BY_SYSTEM;
      if (counts && options.length() == Long.BYTES) {
        dropped += Math.max(0, ByteOrders.int64(bytes, options.valueOffset(), bigEndian));
      }
    }
    ofInterface.merge(
        ByteOrders.uint32(bytes, at + STATISTICS_INTERFACE_OFFSET, bigEndian), dropped, Math::max);
  }

  /** Another section begins, with interfaces of its own. */
  void nextSection() {
    ofEarlierSections = all();
    ofInterface.clear();
  }

  long all() {
    return ofEarlierSections + ofInterface.values().stream().mapToLong(Long::longValue).sum();
  }
}
