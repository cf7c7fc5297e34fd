package io.chunkscope.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Takes records without ever waiting for whoever reads them: a thread of its own writes them. When
 * too much is queued, whole records are dropped until half of the room is free, and then it is said
 * how many.
 *
 * <p>A record is what is written up to a line feed that ends a call, or up to a flush. Once {@link
 * #beginEnd} was called nothing is dropped while the reader takes anything.
 *
 * <p>One thread writes; what has become of it all may be asked by any.
 */
public final class RecordQueue extends OutputStream {
  private static final int PIECE_BYTES = 1 << 16;
  private static final int KEPT_BYTES = 1 << 20;

  private final RecordTarget target;
  private final QueueLimits limits;
  private final PieceQueue queue;
  private final PieceWriter writer;
  private final Thread thread;

  private byte[] pending = new byte[1 << 12];
  private int pendingBytes;

  /** Whether the record at hand is longer than any may be. */
  private boolean tooLong;

  /** Whether a part of the record at hand was handed over. */
  private boolean inside;

  private boolean ending;

  /**
   * @param target is closed with the queue
   * @param note the record that tells how many were dropped, or null for none
   */
  public RecordQueue(RecordTarget target, QueueLimits limits, LongFunction<byte[]> note) {
    this.target = target;
    this.limits = limits;
    this.queue = new PieceQueue(limits);
    this.writer = new PieceWriter(queue, target, note);
    this.thread = new Thread(writer, "report writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Records dropped so far. */
  public long dropped() {
    return queue.dropped();
  }

  /** Whether any were dropped because whoever reads did not keep up. */
  public boolean overflowed() {
    return queue.overflowed();
  }

  /** Why nothing can be written any more, or null. */
  public IOException failure() {
    return queue.failure();
  }

  /** Why the last record could not be written where the next may be, or null. */
  public IOException trouble() {
    return writer.trouble();
  }

  /** Whether in the end the reader took nothing for too long, and what was left was given up. */
  public boolean givenUp() {
    return queue.givenUp();
  }

  @Override
  public void write(int octet) {
    makeRoom(1);
    if (!tooLong) {
      pending[pendingBytes++] = (byte) octet;
    }
    if (octet == '\n') {
      endRecord();
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return;
    }
    makeRoom(length);
    if (!tooLong) {
      System.arraycopy(bytes, offset, pending, pendingBytes, length);
      pendingBytes += length;
    }
    if (bytes[offset + length - 1] == '\n') {
      endRecord();
    } else if (ending && pendingBytes >= PIECE_BYTES) {
      handOver(false);
    }
  }

  private void makeRoom(int length) {
    if (tooLong || (!ending && length > limits.recordBytes() - pendingBytes)) {
      tooLong = true;
      pendingBytes = 0;
      return;
    }
    int needed = pendingBytes + length;
    if (needed > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(needed, 2 * pending.length));
    }
  }

  /** What was written since the last record is one. */
  @Override
  public void flush() {
    if (pendingBytes > 0 || tooLong || inside) {
      endRecord();
    }
  }

  private void endRecord() {
    if (tooLong) {
      tooLong = false;
      queue.drop();
    } else {
      handOver(true);
    }
    if (pending.length > KEPT_BYTES) {
      pending = new byte[PIECE_BYTES];
    }
  }

  private void handOver(boolean ends) {
    queue.offer(Arrays.copyOf(pending, pendingBytes), !inside, ends, ending);
    inside = !ends;
    pendingBytes = 0;
  }

  /** From now on the reader is waited for, as long as it takes something now and then. */
  public void beginEnd() {
    flush();
    ending = true;
  }

  /** Waits until all is written, or the reader takes nothing. */
  @Override
  public void close() throws IOException {
    beginEnd();
    if (queue.close()) {
      join();
      target.close();
    }
  }

  private void join() {
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(limits.patienceNs()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
