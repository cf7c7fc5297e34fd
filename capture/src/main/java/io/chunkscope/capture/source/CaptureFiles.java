package io.chunkscope.capture.source;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens saved captures: pcap and pcapng, plain or compressed (gzip, Zstandard, LZ4), from files and
 * pipes. What a file is, its first bytes tell, never its name. A new file format is added here.
 */
public final class CaptureFiles {
  private static final int MAX_COMPRESSION_LAYERS = 2;
  private static final int MAGIC_BYTES = 4;

  private CaptureFiles() {}

  /** As {@link #open(Path, ReadOptions)} with {@link ReadOptions#DEFAULTS}. */
  public static PacketSource open(Path path) throws IOException, CaptureFormatException {
    return open(path, ReadOptions.DEFAULTS);
  }

  /**
   * Opens a saved capture.
   *
   * @throws CaptureFormatException when the file is not a capture; the message does not name it
   * @throws IOException when it cannot be read; the message does not name it
   */
  public static PacketSource open(Path path, ReadOptions options)
      throws IOException, CaptureFormatException {
    if (Files.isDirectory(path)) {
      throw new IOException("a directory; name the capture files in it");
    }
    boolean regular = Files.isRegularFile(path);
    PacketSource source = open(new StoredInput(stream(path), regular), "the file", options);
    if (regular
        && isOfDefaultFileSystem(path)
        && source instanceof PcapngFileSource pcapng
        && pcapng.isPlain()) {
      pcapng.dropsAtEnd(PcapngDrops.atEndOf(path));
    }
    return source;
  }

  /** Not a channel's stream where that can be avoided: it takes several times as long to read. */
  private static InputStream stream(Path path) throws IOException {
    try {
      return isOfDefaultFileSystem(path)
          ? new FileInputStream(path.toFile())
          : Files.newInputStream(path);
    } catch (FileNotFoundException | FileSystemException e) {
      if (Files.notExists(path)) {
        throw new IOException("no such file; check the path", e);
      }
      if (!Files.isReadable(path)) {
        throw new IOException("permission denied; make the file readable for this user", e);
      }
      throw e;
    }
  }

  private static boolean isOfDefaultFileSystem(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  /** As {@link #open(InputStream, String, ReadOptions)} with {@link ReadOptions#DEFAULTS}. */
  public static PacketSource open(InputStream in, String name)
      throws IOException, CaptureFormatException {
    return open(in, name, ReadOptions.DEFAULTS);
  }

  /**
   * Reads a capture from a stream, which is closed with the source, or when this fails.
   *
   * @param name what messages call the stream, such as {@code standard input}
   * @throws CaptureFormatException when its first bytes are not a capture's
   */
  public static PacketSource open(InputStream in, String name, ReadOptions options)
      throws IOException, CaptureFormatException {
    return open(new StoredInput(in, false), name, options);
  }

  static PacketSource open(StoredInput in, String name, ReadOptions options)
      throws IOException, CaptureFormatException {
    try {
      return sniff(in, name, options);
    } catch (IOException | CaptureFormatException | RuntimeException e) {
      try {
        in.close();
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private static PacketSource sniff(StoredInput stored, String name, ReadOptions options)
      throws IOException, CaptureFormatException {
    SniffedInput content = new SniffedInput(stored);
    Compression outermost = null;
    int layers = 0;
    for (Compression found = compression(content); found != null; found = compression(content)) {
      if (++layers > MAX_COMPRESSION_LAYERS) {
        throw new CaptureFormatException(
            "compressed more than " + MAX_COMPRESSION_LAYERS + " times over; decompress it first");
      }
      outermost = outermost == null ? found : outermost;
      content = new SniffedInput(new DecompressedInput(content, found, options));
    }
    CaptureOrigin origin = new CaptureOrigin(name, stored, content, outermost, options);
    byte[] head = content.peek(MAGIC_BYTES);
    if (head.length == MAGIC_BYTES) {
      int magic = ByteOrders.int32(head, 0, false);
      if (magic == PcapngBlocks.SECTION_HEADER) {
        return new PcapngFileSource(origin);
      }
      PcapVariant variant = PcapVariant.of(magic);
      if (variant != null) {
        return new PcapFileSource(origin, variant);
      }
    }
    throw new CaptureFormatException(explain(origin, content));
  }

  private static Compression compression(SniffedInput content) throws IOException {
    byte[] head = content.peek(MAGIC_BYTES);
    if (Compression.maySkip(head)) {
      head = content.peek(ForeignFormat.HEAD_BYTES);
    }
    return Compression.of(head);
  }

  private static String explain(CaptureOrigin origin, SniffedInput content) throws IOException {
    byte[] head = content.peek(ForeignFormat.HEAD_BYTES);
    if (origin.compression() == null) {
      return head.length == 0
          ? "empty: no capture was written to it; capture again"
          : ForeignFormat.explain(head);
    }
    String id = origin.compression().id();
    return switch (content.ending()) {
      case CUT -> "the " + id + " data is cut short before the first packet; fetch the file again";
      case DAMAGED -> "the " + id + " data is damaged at its beginning; fetch the file again";
      case WHOLE ->
          head.length == 0
              ? "empty inside its " + id + " compression; capture again"
              : "inside its " + id + " compression " + ForeignFormat.explain(head);
    };
  }
}
