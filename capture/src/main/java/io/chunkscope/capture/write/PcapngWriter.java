package io.chunkscope.capture.write;

import io.chunkscope.capture.source.Packet;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes one section of a pcapng file (draft-ietf-opsawg-pcapng): packets of any link types, stamps
 * to the nanosecond, comments for people, which Wireshark shows. Little-endian. Every block goes
 * out in one write, so that what was written can be read wherever writing ends.
 *
 * <p>Not for several threads. Writing costs no memory but for the longest block.
 */
public final class PcapngWriter implements Closeable {
  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int INTERFACE_STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int VERSION_1_0 = 1;

  private static final int END_OF_OPTIONS = 0;
  private static final int COMMENT = 1;
  private static final int USER_APPLICATION = 4;
  private static final int TIME_RESOLUTION = 9;
  private static final int FRAME_CHECK_SEQUENCE_LENGTH = 13;
  private static final byte NANOSECONDS = 9;

  /** Options have 16 bits for their length. */
  private static final int MAX_TEXT_BYTES = 0xffff;

  private static final int MAX_LINK_TYPES = 256;

  /** LINKTYPE_NULL, where there is no packet at all. */
  private static final int NO_LINK_TYPE = 0;

  private final OutputStream out;
  private final int[] linkTypes = new int[MAX_LINK_TYPES];
  private final BlockBuffer block = new BlockBuffer();
  private int interfaces;
  private int frameCheckSequenceBits = -1;
  private long bytes;

  /**
   * Begins the section.
   *
   * @param out receives whole blocks; closed with this
   * @param application what writes the file, such as {@code Chunkscope 1.0}
   * @param comment about the whole file, or null; what is beyond 65,535 bytes of UTF-8 is cut
   */
  public PcapngWriter(OutputStream out, String application, String comment) throws IOException {
    this.out = out;
    block.begin(SECTION_HEADER);
    block.u32(BYTE_ORDER_MAGIC);
    block.u32(VERSION_1_0);
    block.u64(-1);
    text(COMMENT, comment);
    text(USER_APPLICATION, application);
    endOptions();
    write();
  }

  /**
   * States for interfaces described from now on how long the frame check sequence behind each
   * packet is.
   *
   * @param bits at most 255; 0 for none, -1 for not known
   */
  public void frameCheckSequence(int bits) {
    frameCheckSequenceBits = bits;
  }

  /**
   * Writes a packet; the interface of its link type is described before its first.
   *
   * @param comment about the packet, or null; what is beyond 65,535 bytes of UTF-8 is cut
   */
  public void packet(Packet packet, String comment) throws IOException {
    commented(packet, comment == null ? List.of() : List.of(comment));
  }

  /**
   * Writes a packet; the interface of its link type is described before its first.
   *
   * @param comments about the packet; what is beyond 65,535 bytes of UTF-8 is cut from each
   */
  public void commented(Packet packet, List<String> comments) throws IOException {
    int describedInterface = interfaceOf(packet.linkType());
    block.begin(ENHANCED_PACKET);
    block.u32(describedInterface);
    block.u32((int) (packet.timestampNs() >>> 32));
    block.u32((int) packet.timestampNs());
    block.u32(packet.capturedLength());
    block.u32(packet.originalLength());
    block.padded(packet.buffer(), packet.offset(), packet.capturedLength());
    if (!comments.isEmpty()) {
      for (String comment : comments) {
        text(COMMENT, comment);
      }
      endOptions();
    }
    write();
  }

  /**
   * Writes a comment that belongs to no packet.
   *
   * @param timeNs when, epoch nanoseconds
   */
  public void comment(String comment, long timeNs) throws IOException {
    if (interfaces == 0) {
      interfaceOf(NO_LINK_TYPE);
    }
    block.begin(INTERFACE_STATISTICS);
    block.u32(0);
    block.u32((int) (timeNs >>> 32));
    block.u32((int) timeNs);
    text(COMMENT, comment);
    endOptions();
    write();
  }

  /** Bytes written so far. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private int interfaceOf(int linkType) throws IOException {
    for (int i = 0; i < interfaces; i++) {
      if (linkTypes[i] == linkType) {
        return i;
      }
    }
    if (interfaces == MAX_LINK_TYPES) {
      throw new IOException("packets of more than " + MAX_LINK_TYPES + " link types");
    }
    block.begin(INTERFACE_DESCRIPTION);
    block.u32(linkType & 0xffff);
    block.u32(0); // no snap length: each packet says how much of it is there
    block.option(TIME_RESOLUTION, new byte[] {NANOSECONDS}, 1);
    if (frameCheckSequenceBits >= 0) {
      byte[] bits = {(byte) frameCheckSequenceBits};
      block.option(FRAME_CHECK_SEQUENCE_LENGTH, bits, 1);
    }
    endOptions();
    write();
    linkTypes[interfaces] = linkType;
    return interfaces++;
  }

  private void text(int option, String text) {
    if (text == null) {
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    block.option(option, utf8, textBytes(utf8));
  }

  /** How many of these bytes an option can hold without cutting a character. */
  static int textBytes(byte[] utf8) {
    int length = Math.min(utf8.length, MAX_TEXT_BYTES);
    while (length < utf8.length && (utf8[length] & 0xc0) == 0x80) {
      length--;
    }
    return length;
  }

  private void endOptions() {
    block.u32(END_OF_OPTIONS);
  }

  private void write() throws IOException {
    int length = block.end();
    out.write(block.bytes(), 0, length);
    bytes += length;
  }
}
