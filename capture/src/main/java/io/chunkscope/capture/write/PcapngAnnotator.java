package io.chunkscope.capture.write;

import io.chunkscope.capture.source.BlockHandler;
import io.chunkscope.capture.source.PcapngBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Copies a pcapng file block by block, byte for byte, and adds comments to packets. Two things are
 * changed beside that, because the format has no other way: a section that says how long it is says
 * that this is not known, and a simple packet that gets a comment becomes an enhanced one, as
 * simple ones cannot have any. A simple packet has no time; the copy of such a one has that of the
 * packet before it on its interface, or zero.
 *
 * <p>Failing to write is thrown as an {@link UncheckedIOException}.
 */
public final class PcapngAnnotator implements BlockHandler {
  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int COMMENT = 1;

  private static final int LENGTH_OFFSET = 4;
  private static final int SECTION_LENGTH_OFFSET = 16;
  private static final int INTERFACE_OFFSET = 8;
  private static final int TIME_OFFSET = 12;
  private static final int DATA_OFFSET = 28;
  private static final int SIMPLE_DATA_OFFSET = 12;
  private static final int TAIL_BYTES = 4;

  /** What Wireshark, and our own reader, take for damage. */
  private static final int MAX_BLOCK_BYTES = 16 << 20;

  private final OutputStream out;
  private final LongFunction<List<String>> comments;
  private long firstInterfaceTicks;
  private long converted;
  private long refused;

  /**
   * @param out buffered; not closed here
   * @param comments by frame; each frame with a packet is asked for once, in order
   */
  public PcapngAnnotator(OutputStream out, LongFunction<List<String>> comments) {
    this.out = out;
    this.comments = comments;
  }

  @Override
  public void onBlock(PcapngBlock block) {
    try {
      copy(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Simple packets that became enhanced ones. */
  public long converted() {
    return converted;
  }

  /** Packets that did not get their comments, as their block would have become too long. */
  public long refused() {
    return refused;
  }

  private void copy(PcapngBlock block) throws IOException {
    ByteBuffer bytes = view(block);
    if (block.type() == SECTION_HEADER) {
      section(block, bytes);
      return;
    }
    if (block.packet() == null) {
      whole(block);
      return;
    }
    boolean simple = block.type() == SIMPLE_PACKET;
    if (!simple && interfaceOf(block, bytes) == 0) {
      firstInterfaceTicks = ticks(bytes);
    }
    List<String> told = comments.apply(block.packet().frameNumber());
    byte[] options = told.isEmpty() ? null : options(told, bytes.order());
    if (options == null) {
      whole(block);
    } else if (block.length() + options.length > MAX_BLOCK_BYTES - DATA_OFFSET) {
      refused++;
      whole(block);
    } else if (simple) {
      converted++;
      enhanced(block, bytes, options);
    } else {
      commented(block, bytes, options);
    }
  }

  private static ByteBuffer view(PcapngBlock block) {
    return ByteBuffer.wrap(block.bytes(), block.offset(), block.length())
        .slice()
        .order(block.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static long interfaceOf(PcapngBlock block, ByteBuffer bytes) {
    return block.type() == OBSOLETE_PACKET
        ? bytes.getShort(INTERFACE_OFFSET) & 0xffff
        : bytes.getInt(INTERFACE_OFFSET) & 0xffffffffL;
  }

  private static long ticks(ByteBuffer bytes) {
    return (bytes.getInt(TIME_OFFSET) & 0xffffffffL) << 32
        | (bytes.getInt(TIME_OFFSET + 4) & 0xffffffffL);
  }

  private void whole(PcapngBlock block) throws IOException {
    out.write(block.bytes(), block.offset(), block.length());
  }

  private void section(PcapngBlock block, ByteBuffer bytes) throws IOException {
    firstInterfaceTicks = 0;
    byte[] copy = new byte[block.length()];
    bytes.get(0, copy);
    ByteBuffer.wrap(copy).putLong(SECTION_LENGTH_OFFSET, -1);
    out.write(copy);
  }

  /** The comments go before the options that are there, which may be damaged. */
  private void commented(PcapngBlock block, ByteBuffer bytes, byte[] options) throws IOException {
    int dataEnd = DATA_OFFSET + padded(block.packet().capturedLength());
    int rest = block.length() - TAIL_BYTES - dataEnd;
    int length = block.length() + options.length + (rest == 0 ? 4 : 0);
    byte[] head = new byte[dataEnd];
    bytes.get(0, head);
    ByteBuffer.wrap(head).order(bytes.order()).putInt(LENGTH_OFFSET, length);
    out.write(head);
    out.write(options);
    out.write(block.bytes(), block.offset() + dataEnd, rest);
    end(bytes.order(), rest == 0, length);
  }

  private void enhanced(PcapngBlock block, ByteBuffer bytes, byte[] options) throws IOException {
    int captured = block.packet().capturedLength();
    int data = padded(captured);
    int length = DATA_OFFSET + data + options.length + 4 + TAIL_BYTES;
    ByteBuffer head = ByteBuffer.allocate(DATA_OFFSET + data).order(bytes.order());
    head.putInt(ENHANCED_PACKET).putInt(length).putInt(0);
    head.putInt((int) (firstInterfaceTicks >>> 32)).putInt((int) firstInterfaceTicks);
    head.putInt(captured).putInt(bytes.getInt(INTERFACE_OFFSET));
    head.put(block.bytes(), block.offset() + SIMPLE_DATA_OFFSET, captured);
    out.write(head.array());
    out.write(options);
    end(bytes.order(), true, length);
  }

  private void end(ByteOrder order, boolean endOfOptions, int length) throws IOException {
    ByteBuffer tail = ByteBuffer.allocate(endOfOptions ? 8 : 4).order(order);
    if (endOfOptions) {
      tail.putInt(0);
    }
    out.write(tail.putInt(length).array());
  }

  private static byte[] options(List<String> comments, ByteOrder order) {
    byte[][] texts = new byte[comments.size()][];
    int size = 0;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = comments.get(i).getBytes(StandardCharsets.UTF_8);
      size += 4 + padded(PcapngWriter.textBytes(texts[i]));
    }
    ByteBuffer options = ByteBuffer.allocate(size).order(order);
    for (byte[] text : texts) {
      int length = PcapngWriter.textBytes(text);
      int end = options.position() + 4 + padded(length);
      options.putShort((short) COMMENT).putShort((short) length).put(text, 0, length);
      options.position(end);
    }
    return options.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
