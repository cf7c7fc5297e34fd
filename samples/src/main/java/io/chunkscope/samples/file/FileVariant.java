package io.chunkscope.samples.file;

import java.nio.ByteOrder;
import java.util.List;

/**
 * How a capture is laid out as a file.
 *
 * @param container the kind of file
 * @param order byte order of its numbers
 * @param oldPacketBlocks pcapng: the obsolete Packet Block instead of the Enhanced one
 * @param simplePacketBlocks pcapng: packets without a time of their own
 * @param binaryTicks pcapng: times in units of 2⁻²⁰ s instead of nanoseconds
 * @param timeOffset pcapng: an {@code if_tsoffset} of one hour, subtracted from the stamps
 * @param twoSections pcapng: a second section, in the other byte order, for the second half
 */
record FileVariant(
    Container container,
    ByteOrder order,
    boolean oldPacketBlocks,
    boolean simplePacketBlocks,
    boolean binaryTicks,
    boolean timeOffset,
    boolean twoSections) {

  enum Container {
    PCAP_US,
    PCAP_NS,
    /** Alexey Kuznetsov's pcap with longer packet headers. */
    PCAP_MODIFIED,
    /** IXIA's lcap, stamped by hardware: the size of all records behind the file's header. */
    LCAP_HARDWARE,
    LCAP_SOFTWARE,
    PCAPNG
  }

  static final FileVariant DEFAULT = of(List.of("pcap-us"));

  /** Reads the words of a {@code format} directive, in any order. */
  static FileVariant of(List<String> words) {
    Container container = Container.PCAP_US;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    for (String word : words) {
      switch (word) {
        case "pcap-us" -> container = Container.PCAP_US;
        case "pcap-ns" -> container = Container.PCAP_NS;
        case "modified" -> container = Container.PCAP_MODIFIED;
        case "lcap-hardware" -> container = Container.LCAP_HARDWARE;
        case "lcap-software" -> container = Container.LCAP_SOFTWARE;
        case "pcapng" -> container = Container.PCAPNG;
        case "big-endian" -> order = ByteOrder.BIG_ENDIAN;
        case "old-packet-blocks", "simple-packet-blocks" -> {}
        case "binary-ticks", "time-offset", "two-sections" -> {}
        default -> throw new IllegalArgumentException("unknown format " + word);
      }
    }
    return new FileVariant(
        container,
        order,
        words.contains("old-packet-blocks"),
        words.contains("simple-packet-blocks"),
        words.contains("binary-ticks"),
        words.contains("time-offset"),
        words.contains("two-sections"));
  }
}
