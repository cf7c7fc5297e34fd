package io.chunkscope.cli.report.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bytes that are written now and read later: up to a limit in memory, the rest in a temporary file
 * that is gone when the spool is closed or the program ends.
 */
public final class Spool implements Closeable {
  private static final int BLOCK_BYTES = 256 * 1024;

  private final long memoryBytes;
  private final Path directory;
  private final List<byte[]> blocks = new ArrayList<>();
  private final ByteBuffer unwritten = ByteBuffer.allocate(BLOCK_BYTES);
  private FileChannel file;
  private long size;

  /**
   * @param memoryBytes how much is kept in memory, rounded up to whole blocks
   */
  public Spool(long memoryBytes) {
    this(memoryBytes, null);
  }

  /**
   * @param directory where the temporary file goes; null for the system's place
   */
  Spool(long memoryBytes, Path directory) {
    this.memoryBytes = (memoryBytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    this.directory = directory;
  }

  /** Bytes appended so far: the position of the next. */
  public long size() {
    return size;
  }

  /** Whether a temporary file is in use. */
  boolean spilled() {
    return file != null;
  }

  public void append(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = size < memoryBytes ? toMemory(bytes, from, left) : toFile(bytes, from, left);
      size += taken;
      from += taken;
      left -= taken;
    }
  }

  private int toMemory(byte[] bytes, int offset, int length) {
    int at = (int) (size % BLOCK_BYTES);
    if (at == 0) {
      blocks.add(new byte[BLOCK_BYTES]);
    }
    int taken = Math.min(length, BLOCK_BYTES - at);
    System.arraycopy(bytes, offset, blocks.get(blocks.size() - 1), at, taken);
    return taken;
  }

  private int toFile(byte[] bytes, int offset, int length) throws IOException {
    if (file == null) {
      open();
    }
    int taken = Math.min(length, unwritten.remaining());
    unwritten.put(bytes, offset, taken);
    if (!unwritten.hasRemaining()) {
      drain();
    }
    return taken;
  }

  private void open() throws IOException {
    Path path =
        directory == null
            ? Files.createTempFile("chunkscope", ".spool")
            : Files.createTempFile(directory, "chunkscope", ".spool");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  private void drain() throws IOException {
    unwritten.flip();
    while (unwritten.hasRemaining()) {
      file.write(unwritten);
    }
    unwritten.clear();
  }

  /** Writes a range of what was appended. */
  public void copyTo(long position, long length, OutputStream out) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      throw new IndexOutOfBoundsException(length + " bytes at " + position + " of " + size);
    }
    byte[] piece = new byte[(int) Math.min(BLOCK_BYTES, length)];
    long at = position;
    long left = length;
    while (left > 0) {
      int read = read(at, piece, 0, (int) Math.min(piece.length, left));
      out.write(piece, 0, read);
      at += read;
      left -= read;
    }
  }

  /** All that was appended until now, from the beginning. */
  public InputStream input() {
    long end = size;
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
          return 0;
        }
        if (position == end) {
          return -1;
        }
        int read =
            Spool.this.read(position, target, offset, (int) Math.min(length, end - position));
        position += read;
        return read;
      }
    };
  }

  /** Reads at least one byte of a range that was appended. */
  int read(long position, byte[] target, int offset, int length) throws IOException {
    if (position < memoryBytes) {
      int at = (int) (position % BLOCK_BYTES);
      int read = Math.min(length, BLOCK_BYTES - at);
      System.arraycopy(blocks.get((int) (position / BLOCK_BYTES)), at, target, offset, read);
      return read;
    }
    if (unwritten.position() > 0) {
      drain();
    }
    int read = file.read(ByteBuffer.wrap(target, offset, length), position - memoryBytes);
    if (read <= 0) {
      throw new IOException("the temporary file was cut short by something else");
    }
    return read;
  }

  /** Forgets all that was appended. */
  public void clear() throws IOException {
    blocks.clear();
    unwritten.clear();
    size = 0;
    if (file != null) {
      file.truncate(0);
      file.position(0);
    }
  }

  @Override
  public void close() throws IOException {
    blocks.clear();
    unwritten.clear();
    size = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
