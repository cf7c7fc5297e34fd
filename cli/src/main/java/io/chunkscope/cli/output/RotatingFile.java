package io.chunkscope.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A file that records are added to. Between two records it gives way to a new one when it is large
 * enough, and when somebody else moved it away. What was written of a record that failed is taken
 * back.
 */
public final class RotatingFile implements RecordTarget {
  private static final long CHECK_NS = 1_000_000_000L;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final Rotation rotation;
  private final LongSupplier clockNs;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private FileChannel channel;
  private Object identity;
  private long sizeBytes;
  private long boundary;
  private long checkedNs;

  /**
   * @param clockNs nanoseconds that pass, from whatever beginning
   */
  public RotatingFile(Path file, Rotation rotation, LongSupplier clockNs) throws IOException {
    this.file = file;
    this.rotation = rotation;
    this.clockNs = clockNs;
    open();
  }

  private void open() throws IOException {
    checkedNs = clockNs.getAsLong();
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    identity = identity();
    endTornLine();
    sizeBytes = channel.size();
    boundary = sizeBytes;
  }

  /** A record that a crash or a full disk cut must not become one with the next. */
  private void endTornLine() throws IOException {
    long end = channel.size();
    if (end == 0) {
      return;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      reading.read(last, end - 1);
    }
    if (last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  /** What tells this file from another that has its name later; null where nothing does. */
  private Object identity() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void begin(int length) throws IOException {
    long nowNs = clockNs.getAsLong();
    if (channel == null || nowNs - checkedNs >= CHECK_NS || nowNs < checkedNs) {
      check(nowNs);
    }
    boundary = sizeBytes;
    if (sizeBytes > 0 && length > rotation.sizeBytes() - sizeBytes) {
      rotate();
    }
  }

  private void check(long nowNs) throws IOException {
    if (channel == null) {
      if (nowNs - checkedNs < CHECK_NS && nowNs >= checkedNs) {
        throw new IOException("not tried again yet");
      }
      open();
      return;
    }
    checkedNs = nowNs;
    if (isMovedAway()) {
      leave();
      open();
    } else {
      // Somebody may have emptied it.
      sizeBytes = channel.size();
    }
  }

  private boolean isMovedAway() throws IOException {
    try {
      return !Objects.equals(identity, identity());
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private void rotate() throws IOException {
    leave();
    checkedNs = clockNs.getAsLong();
    if (rotation.keep() == 0) {
      Files.deleteIfExists(file);
    }
    for (int i = rotation.keep() - 1; i >= 0; i--) {
      Path older = numbered(i);
      if (Files.exists(older)) {
        Files.move(
            older,
            numbered(i + 1),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path numbered(int number) {
    return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(end - at, buffer.remaining());
      buffer.put(bytes, at, count);
      at += count;
      if (!buffer.hasRemaining()) {
        drain();
      }
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        sizeBytes += channel.write(buffer);
      }
    } catch (IOException e) {
      takeBack();
      throw e;
    } finally {
      buffer.clear();
    }
  }

  private void takeBack() {
    try {
      channel.truncate(boundary);
      sizeBytes = boundary;
    } catch (IOException e) {
      leave();
    }
  }

  @Override
  public void end() throws IOException {
    drain();
    boundary = sizeBytes;
  }

  @Override
  public void flush() {}

  @Override
  public boolean recovers() {
    return true;
  }

  private void leave() {
    buffer.clear();
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // All that was written is in it; nothing waits for its closing.
    } finally {
      channel = null;
    }
  }

  @Override
  public void close() {
    leave();
  }
}
