package io.chunkscope.cli.output;

import java.io.IOException;
import java.util.function.LongFunction;

/** Writes what is queued, one piece after the other, until the queue is over or writing fails. */
final class PieceWriter implements Runnable {
  /** Small, so that a slow reader is told from one that takes nothing. */
  private static final int WRITE_BYTES = 1 << 13;

  private final PieceQueue queue;
  private final RecordTarget target;
  private final LongFunction<byte[]> note;
  private volatile IOException trouble;

  /**
   * @param note the record that tells how many were dropped, or null for none
   */
  PieceWriter(PieceQueue queue, RecordTarget target, LongFunction<byte[]> note) {
    this.queue = queue;
    this.target = target;
    this.note = note;
  }

  /** Why the last record could not be written where the next may be, or null. */
  IOException trouble() {
    return trouble;
  }

  @Override
  public void run() {
    long missed = 0;
    boolean broken = false;
    for (Piece piece = queue.next(); piece != null; piece = queue.next()) {
      missed += piece.droppedBefore;
      broken &= !piece.begins;
      if (!broken) {
        try {
          write(piece, missed);
          missed = 0;
          trouble = null;
        } catch (IOException e) {
          if (!target.recovers()) {
            queue.fail(e);
            return;
          }
          trouble = e;
          broken = true;
        }
      }
      boolean lost = broken && piece.ends && piece.bytes.length > 0;
      missed += lost ? 1 : 0;
      queue.done(piece, lost);
    }
  }

  /**
   * What is told of records missed is one with the record that follows: both are there, or none.
   */
  private void write(Piece piece, long missed) throws IOException {
    byte[] told = missed > 0 && note != null ? note.apply(missed) : Piece.NOTHING;
    byte[] bytes = piece.bytes;
    if (piece.begins) {
      target.begin(told.length + bytes.length);
    }
    target.write(told, 0, told.length);
    for (int at = 0; at < bytes.length; at += WRITE_BYTES) {
      target.write(bytes, at, Math.min(WRITE_BYTES, bytes.length - at));
      queue.advance();
    }
    if (piece.ends) {
      target.end();
    }
    if (queue.isEmpty()) {
      target.flush();
    }
  }
}
