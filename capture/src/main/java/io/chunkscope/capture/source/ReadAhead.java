package io.chunkscope.capture.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A thread that goes on reading (and decompressing) while what was read before is analyzed. Blocks
 * are handed over as they are, not copied, and come back to be filled again, so a slow reader or a
 * slow analysis costs no more memory than the few there are. A file's blocks are filled, however
 * little a decoder gives at a time: each that is handed over may cost the reading thread its
 * processor. Of a pipe a block holds one read, so that nothing is held back.
 */
final class ReadAhead {
  /** What a block leaves free before its bytes, for the part of a record that came before. */
  static final int HEADROOM_BYTES = 64 << 10;

  private static final int BLOCKS = 4;

  /** How long a read may take before it is taken for one that waits for others. */
  private static final long PATIENCE_MILLIS = 200;

  private final CaptureInput in;
  private final StoredInput stored;
  private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;

  /** The reading thread's: whether the last read found the end or failed, and how. */
  private boolean ended;

  private IOException failure;

  /** Whether closing was left to the thread: decoders must not be closed amid a read. */
  private volatile boolean abandoned;

  /** Bytes of the capture that were read at once. */
  static final class Block {
    final byte[] bytes;

    /** How many there are behind the headroom; negative at the end. */
    int length;

    /** How many bytes had been read by then from the file as stored. */
    long storedBytes;

    /** What went wrong instead, or null. */
    IOException failure;

    private Block(int blockBytes) {
      bytes = new byte[HEADROOM_BYTES + blockBytes];
    }
  }

  /**
   * @param in from now on the thread's; what it says of its end may be asked once that was taken
   */
  ReadAhead(CaptureInput in, StoredInput stored, int blockBytes) {
    this.in = in;
    this.stored = stored;
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new Block(blockBytes));
    }
    thread = new Thread(this::read, "read ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      boolean more = true;
      while (more) {
        Block block = free.take();
        more = fill(block);
        filled.put(block);
      }
    } catch (InterruptedException e) {
      // Nobody wants the rest.
    }
    if (abandoned) {
      closeQuietly();
    }
  }

  private void closeQuietly() {
    try {
      in.close();
    } catch (IOException e) {
      // Whoever could be told has gone.
    }
  }

  private boolean fill(Block block) {
    block.length = 0;
    do {
      int count = read(block.bytes, HEADROOM_BYTES + block.length);
      if (count < 0) {
        ended = true;
      } else {
        block.length += count;
      }
    } while (!ended && stored.isWhole() && HEADROOM_BYTES + block.length < block.bytes.length);
    if (ended && block.length == 0) {
      block.length = -1;
      block.failure = failure;
    }
    block.storedBytes = stored.count();
    return block.length >= 0;
  }

  private int read(byte[] bytes, int from) {
    if (ended) {
      return -1;
    }
    try {
      return in.read(bytes, from, bytes.length - from);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      failure = new IOException(e);
    }
    return -1;
  }

  /**
   * The next block, which is waited for; there is none after one without bytes (its length is
   * negative).
   */
  Block take() throws InterruptedIOException {
    try {
      return filled.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Nothing is wanted of this block any more. */
  void giveBack(Block block) {
    free.add(block);
  }

  /** Ends the reading and closes what is read, at the latest when a read that waits comes back. */
  void close() throws IOException {
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandoned = true;
    if (!thread.isAlive()) {
      in.close();
    }
  }
}
