package io.chunkscope.cli.output;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What lies between the thread that makes records and the one that writes them. It never holds up
 * the first, except at the end.
 */
final class PieceQueue {
  private static final long BURST_NS = 100_000_000L;

  private final QueueLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long queuedBytes;

  /** Records dropped since the newest piece. */
  private long untold;

  private boolean dropping;
  private boolean closed;

  /** Grows whenever the reader has taken something. */
  private long progress;

  /** Whether nothing is being written. */
  private boolean idle = true;

  private long dropped;
  private boolean overflowed;
  private boolean givenUp;
  private IOException failure;

  PieceQueue(QueueLimits limits) {
    this.limits = limits;
  }

  /** Something that is read or done while nobody else does. */
  private interface Work<T> {
    T done();
  }

  private <T> T alone(Work<T> work) {
    lock.lock();
    try {
      return work.done();
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    return alone(() -> dropped);
  }

  boolean overflowed() {
    return alone(() -> overflowed);
  }

  boolean givenUp() {
    return alone(() -> givenUp);
  }

  IOException failure() {
    return alone(() -> failure);
  }

  boolean isEmpty() {
    return alone(pieces::isEmpty);
  }

  /**
   * Takes a piece, or drops it.
   *
   * @param patient whether to wait for room, as long as the reader takes something
   */
  void offer(byte[] bytes, boolean begins, boolean ends, boolean patient) {
    lock.lock();
    try {
      if (patient) {
        await(() -> queuedBytes <= limits.queuedBytes());
      } else {
        awaitBurst();
      }
      if (failure != null) {
        return;
      }
      if (!givenUp && (patient || hasRoom())) {
        pieces.add(new Piece(bytes, untold, begins, ends));
        untold = 0;
        queuedBytes += bytes.length;
        changed.signalAll();
      } else if (ends) {
        overflow();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Many long connections that end together make more at once than a reader who does keep up can
   * take; the kernel's buffer bridges so short a wait. Once per overflow, so nothing stalls.
   */
  private void awaitBurst() {
    long leftNs = BURST_NS;
    while (!dropping && failure == null && leftNs > 0 && queuedBytes > limits.queuedBytes()) {
      try {
        leftNs = changed.awaitNanos(leftNs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Once records were dropped, half of the room must be free before one is taken again. */
  private boolean hasRoom() {
    dropping &= queuedBytes > limits.queuedBytes() / 2;
    return !dropping && queuedBytes <= limits.queuedBytes();
  }

  /** A record does not go in. */
  void drop() {
    lock.lock();
    try {
      overflow();
    } finally {
      lock.unlock();
    }
  }

  private void overflow() {
    dropped++;
    untold++;
    dropping = true;
    overflowed = true;
  }

  /**
   * Nothing more comes: waits until all is written, or the reader takes nothing.
   *
   * @return whether nothing is being written any more
   */
  boolean close() {
    lock.lock();
    try {
      if (untold > 0 && failure == null && !givenUp) {
        pieces.add(new Piece(Piece.NOTHING, untold, true, true));
        untold = 0;
      }
      closed = true;
      changed.signalAll();
      await(() -> pieces.isEmpty() && idle);
      return idle;
    } finally {
      lock.unlock();
    }
  }

  private interface Goal {
    boolean reached();
  }

  private void await(Goal goal) {
    long leftNs = limits.patienceNs();
    long seen = progress;
    while (!goal.reached() && failure == null && !givenUp) {
      if (progress != seen) {
        seen = progress;
        leftNs = limits.patienceNs();
      }
      if (leftNs <= 0) {
        giveUp();
        return;
      }
      try {
        leftNs = changed.awaitNanos(leftNs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        giveUp();
      }
    }
  }

  private void giveUp() {
    givenUp = true;
    for (Piece piece : pieces) {
      if (piece.ends) {
        overflow();
      }
    }
    pieces.clear();
  }

  /** For the thread that writes: the next piece, when there is one; null when all is over. */
  Piece next() {
    lock.lock();
    try {
      while (pieces.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      idle = pieces.isEmpty();
      return pieces.poll();
    } finally {
      lock.unlock();
    }
  }

  /** The reader has taken something. */
  void advance() {
    lock.lock();
    try {
      progress++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A piece is done with.
   *
   * @param lost whether a record could not be written with it
   */
  void done(Piece piece, boolean lost) {
    lock.lock();
    try {
      progress++;
      queuedBytes -= piece.bytes.length;
      dropped += lost ? 1 : 0;
      idle = pieces.isEmpty();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing can be written any more. */
  void fail(IOException cause) {
    lock.lock();
    try {
      failure = cause;
      pieces.clear();
      idle = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
