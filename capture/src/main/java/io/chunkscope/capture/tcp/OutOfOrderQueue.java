package io.chunkscope.capture.tcp;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of one direction that wait, sorted by offset, never overlapping: the first copy of a byte
 * wins. Nearly always empty; holds no memory then.
 *
 * <p>A new piece is cut against those there. With N new and q1, q2 waiting:
 *
 * <pre>
 *   1   N  |-----|            before all: inserted whole
 *   2   N      |-------|      its tail overlaps q1: tail cut
 *       q1         |------|
 *   3   N         |--|        inside q1: nothing is left of it
 *       q1      |-------|
 *   4   N   |-------------|   covers q1: the part before is inserted, the part after goes on
 *       q1      |---|
 * </pre>
 */
final class OutOfOrderQueue {
  /** What a waiting piece costs beside the bytes of its array: objects, headers, its place here. */
  private static final int PIECE_BYTES = 128;

  /** Places that were taken are emptied together, so that taking the first moves no others. */
  private static final int MAX_TAKEN = 64;

  private final List<Piece> pieces = new ArrayList<>(4);

  /** Where the first piece is; those before it were taken. */
  private int head;

  private int waitingBytes;
  private Piece conflicting;

  boolean isEmpty() {
    return head == pieces.size();
  }

  /** Bytes of memory held. */
  int waitingBytes() {
    return waitingBytes;
  }

  Piece first() {
    return pieces.get(head);
  }

  Piece removeFirst() {
    Piece first = pieces.set(head++, null);
    waitingBytes -= PIECE_BYTES + first.arrayBytes;
    if (isEmpty() || (head > MAX_TAKEN && head > pieces.size() / 2)) {
      pieces.subList(0, head).clear();
      head = 0;
    }
    return first;
  }

  /** The latest piece that differed from an earlier copy of the same bytes, taken away; or null. */
  Piece takeConflict() {
    Piece found = conflicting;
    conflicting = null;
    return found;
  }

  void add(Piece piece) {
    long at = piece.offset;
    long end = piece.end();
    int index = firstEndingAfter(at);
    while (at < end) {
      if (index == pieces.size() || pieces.get(index).offset >= end) {
        insert(index, piece.slice(at, end));
        return;
      }
      Piece old = pieces.get(index);
      if (at < old.offset) {
        insert(index, piece.slice(at, old.offset));
        index++;
        at = old.offset;
      }
      long overlapEnd = Math.min(end, old.end());
      if (differs(piece, old, at, overlapEnd)) {
        conflicting = piece.slice(at, overlapEnd);
      }
      at = overlapEnd;
      index++;
    }
  }

  /** Whether no byte of that range waits here. */
  boolean lacks(long offset, long end) {
    int index = firstEndingAfter(offset);
    return index == pieces.size() || pieces.get(index).offset >= end;
  }

  private int firstEndingAfter(long offset) {
    int low = head;
    int high = pieces.size();
    if (low < high && pieces.get(high - 1).end() <= offset) {
      // Behind a hole segments follow each other; the others have left the processor's caches.
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void insert(int index, Piece piece) {
    pieces.add(index, piece);
    waitingBytes += PIECE_BYTES + piece.arrayBytes;
  }

  private static boolean differs(Piece a, Piece b, long start, long end) {
    long comparable = Math.min(end, Math.min(a.offset + a.length, b.offset + b.length));
    for (long at = start; at < comparable; at++) {
      if (a.bytes[(int) (at - a.offset)] != b.bytes[(int) (at - b.offset)]) {
        return true;
      }
    }
    return false;
  }
}
