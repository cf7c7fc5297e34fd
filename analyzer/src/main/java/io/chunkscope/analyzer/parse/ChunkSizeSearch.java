package io.chunkscope.analyzer.parse;

/**
 * Looks for a line of hex digits alone, between line ends, and gives all before it out as body. Of
 * what may be such a line only the part that earlier pieces brought is held.
 */
final class ChunkSizeSearch {

  enum Outcome {
    /** The input is used up. */
    MORE,
    /** A size line was read. */
    FOUND,
    /** None within the limit. */
    EXHAUSTED
  }

  private enum State {
    OUTSIDE,
    /** CR, perhaps of the line end before. */
    CR,
    /** The line end before. */
    LF,
    DIGITS,
    /** Digits and CR. */
    DIGITS_CR
  }

  private static final int MAX_DIGITS = 15;

  /** CR LF 15HEXDIG CR. */
  private static final int MAX_CANDIDATE_BYTES = MAX_DIGITS + 3;

  private final MessageEvents events;
  private final int maxBytes;
  private final HeldBytes held = new HeldBytes(MAX_CANDIDATE_BYTES);

  private State state = State.OUTSIDE;
  private long searched;
  private long size;
  private int digits;
  private long sizeStart;
  private boolean bareLf;

  ChunkSizeSearch(MessageEvents events, int maxBytes) {
    this.events = events;
    this.maxBytes = maxBytes;
  }

  void begin() {
    state = State.OUTSIDE;
    searched = 0;
    held.clear();
  }

  Outcome read(Input in) {
    byte[] bytes = in.bytes();
    int bodyFrom = in.position();
    int candidate = bodyFrom;
    int index = bodyFrom;
    int limit = (int) Math.min(in.limit(), bodyFrom + (maxBytes - searched));
    while (index < limit) {
      State before = state;
      boolean found = step(bytes[index], in.streamOffset(index));
      if (state == State.OUTSIDE || isRestart(before)) {
        giveHeld(in.streamOffset(bodyFrom));
        candidate = state == State.OUTSIDE ? index + 1 : index;
      }
      index++;
      if (found) {
        give(in, bodyFrom, candidate);
        in.position(index);
        held.release();
        return Outcome.FOUND;
      }
    }
    searched += index - in.position();
    give(in, bodyFrom, candidate);
    if (searched == maxBytes) {
      giveHeld(in.streamOffset(bodyFrom));
      give(in, candidate, index);
      in.position(index);
      held.release();
      return Outcome.EXHAUSTED;
    }
    held.append(bytes, candidate, index - candidate);
    in.position(index);
    return Outcome.MORE;
  }

  private boolean isRestart(State before) {
    return switch (state) {
      case OUTSIDE, DIGITS, DIGITS_CR -> false;
      case CR -> true;
      case LF -> before != State.CR;
    };
  }

  private boolean step(byte octet, long streamOffset) {
    boolean ends = state == State.DIGITS || state == State.DIGITS_CR;
    if (octet == OctetClass.LF && ends) {
      bareLf = state == State.DIGITS;
      return true;
    }
    if (octet == OctetClass.CR && state == State.DIGITS) {
      state = State.DIGITS_CR;
    } else if (octet == OctetClass.CR) {
      state = State.CR;
    } else if (octet == OctetClass.LF) {
      state = State.LF;
    } else if (state == State.LF && OctetClass.isHex(octet)) {
      state = State.DIGITS;
      sizeStart = streamOffset;
      size = OctetClass.hexValue(octet);
      digits = 1;
    } else if (state == State.DIGITS && OctetClass.isHex(octet) && digits < MAX_DIGITS) {
      size = (size << 4) | OctetClass.hexValue(octet);
      digits++;
    } else {
      state = State.OUTSIDE;
    }
    return false;
  }

  /** What was held turned out to be body. */
  private void giveHeld(long end) {
    if (held.length() > 0) {
      events.onBody(held.bytes(), 0, held.length(), end - held.length());
      held.clear();
    }
  }

  private void give(Input in, int from, int to) {
    if (from < to) {
      events.onBody(in.bytes(), from, to - from, in.streamOffset(from));
    }
  }

  /** The search ends without result: what was held is body. */
  void finish(long end) {
    giveHeld(end);
    held.release();
  }

  /** Declared size of the line that was found; less than 2^60. */
  long size() {
    return size;
  }

  long sizeStart() {
    return sizeStart;
  }

  /** Whether the line that was found ends in LF alone. */
  boolean endsInBareLf() {
    return bareLf;
  }
}
