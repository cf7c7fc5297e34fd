package io.chunkscope.samples.file;

import io.chunkscope.samples.packet.CapturedPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A capture as the file that a recipe asks for, damage included. */
public final class CaptureFile {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Patch(int offset, byte[] bytes) {}

  private final List<Patch> patches = new ArrayList<>();
  private final List<Patch> storedPatches = new ArrayList<>();
  private FileVariant variant = FileVariant.DEFAULT;
  private Compression compression = Compression.NONE;
  private List<CapturedPacket> packets = List.of();
  private int snaplenBytes;
  private int truncatedBytes;
  private int truncatedStoredBytes;
  private byte[] raw;

  /** What it holds. */
  public void packets(List<CapturedPacket> captured, int snaplen) {
    packets = captured;
    snaplenBytes = snaplen;
  }

  /** Chooses the kind of file, see {@code FlowActions.format}. */
  public void format(List<String> words) {
    variant = FileVariant.of(words);
  }

  /** Chooses how it is stored. */
  public void compress(String name) {
    try {
      compression = Compression.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("compress with gzip, zstd or lz4, not " + name, e);
    }
  }

  /** Cuts bytes off the end. */
  public void truncate(int bytes) {
    truncatedBytes = bytes;
  }

  /** Overwrites bytes; a negative offset counts from the end. */
  public void patch(int offset, byte[] bytes) {
    patches.add(new Patch(offset, bytes));
  }

  /** Cuts bytes off the end of what is stored. */
  public void truncateStored(int bytes) {
    truncatedStoredBytes = bytes;
  }

  /** Overwrites bytes of what is stored. */
  public void patchStored(int offset, byte[] bytes) {
    storedPatches.add(new Patch(offset, bytes));
  }

  /** Whether what is stored is damaged, so that only its beginning may unpack. */
  public boolean storedDamaged() {
    return truncatedStoredBytes > 0 || !storedPatches.isEmpty();
  }

  /** Replaces all of it. */
  public void raw(byte[] bytes) {
    raw = bytes;
  }

  /** LINKTYPE_ numbers of the packets. */
  public Set<Integer> linkTypes() {
    return packets.stream().map(CapturedPacket::linkType).collect(Collectors.toSet());
  }

  public Compression compression() {
    return compression;
  }

  /** {@code .pcap}, {@code .pcapng} and, if compressed, {@code .gz} and the like. */
  public String suffix() {
    boolean next = variant.container() == FileVariant.Container.PCAPNG;
    return (next ? ".pcapng" : ".pcap") + compression.suffix();
  }

  /** The file before compression. */
  public byte[] plainBytes() {
    byte[] bytes = raw != null ? raw.clone() : layOut();
    return damaged(bytes, patches, truncatedBytes);
  }

  /** The file as stored. */
  public byte[] bytes() {
    return damaged(compression.pack(plainBytes()), storedPatches, truncatedStoredBytes);
  }

  private static byte[] damaged(byte[] bytes, List<Patch> patches, int truncatedBytes) {
    for (Patch patch : patches) {
      int at = patch.offset() < 0 ? bytes.length + patch.offset() : patch.offset();
      if (at < 0 || at + patch.bytes().length > bytes.length) {
        throw new IllegalArgumentException(
            "offset " + patch.offset() + " is outside of " + bytes.length + " bytes");
      }
      System.arraycopy(patch.bytes(), 0, bytes, at, patch.bytes().length);
    }
    if (truncatedBytes > bytes.length) {
      throw new IllegalArgumentException("the file has only " + bytes.length + " bytes");
    }
    return Arrays.copyOf(bytes, bytes.length - truncatedBytes);
  }

  private byte[] layOut() {
    return variant.container() == FileVariant.Container.PCAPNG
        ? PcapngBytes.of(packets, snaplenBytes, variant)
        : PcapBytes.of(packets, snaplenBytes, variant);
  }
}
