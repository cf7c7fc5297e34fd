package io.chunkscope.analyzer.parse;

/**
 * Finds the end of a line and remembers how it ended. A line that lies whole in the input is shown
 * where it is; one that straddles pieces is copied, up to a limit, and no octet is searched twice.
 *
 * <p>Read with {@code folding}, a line goes on over its obs-fold continuations (RFC 9112 §5.2) and
 * is complete only when the octet after it is known; an empty line is complete at once.
 *
 * <p>The line shown is valid until the input is released or the next line is read.
 */
final class LineReader {

  private enum Scan {
    TEXT,
    CR_SEEN,
    /** The terminator was read; whether the next line continues this one is not known. */
    ENDED
  }

  private final HeldBytes held;
  private Scan scan = Scan.TEXT;

  /** Octets of the line in earlier pieces, held or not. */
  private long earlier;

  private byte[] bytes;
  private int start;
  private long textLength;
  private int length;
  private int rawLength;
  private long streamStart;
  private long streamEnd;
  private LineTerminator terminator;
  private boolean folded;
  private boolean oddOctets;

  LineReader(int maxHeldBytes) {
    held = new HeldBytes(maxHeldBytes);
  }

  /** Reads on; true when a line is complete, else the whole input was taken. */
  boolean read(Input in, boolean folding) {
    byte[] data = in.bytes();
    int from = in.position();
    int limit = in.limit();
    if (earlier == 0) {
      if (readWhole(in, data, from, limit, folding)) {
        return true;
      }
      begin(in.streamOffset());
    }
    int index = from;
    while (index < limit) {
      switch (scan) {
        case TEXT -> {
          index = OctetScan.nextControl(data, index, limit);
          if (index < limit) {
            index = control(data[index], index, from);
          }
        }
        case CR_SEEN -> index = afterCr(data[index], index, from);
        case ENDED -> {
          if (!folding || textLength == 0 || !OctetClass.isBlank(data[index])) {
            return complete(in, from, index);
          }
          folded = true;
          scan = Scan.TEXT;
        }
      }
    }
    if (scan == Scan.ENDED && (!folding || textLength == 0)) {
      return complete(in, from, index);
    }
    held.append(data, from, limit - from);
    earlier += limit - from;
    streamEnd = in.streamOffset(limit);
    in.position(limit);
    return false;
  }

  /** Nearly every line: whole in the input, text only, CRLF, not folded. */
  private boolean readWhole(Input in, byte[] data, int from, int limit, boolean folding) {
    int textEnd = OctetScan.nextControl(data, from, limit);
    int next = textEnd + LineTerminator.CRLF.length();
    if (next > limit || data[textEnd] != OctetClass.CR || data[textEnd + 1] != OctetClass.LF) {
      return false;
    }
    boolean mayFold = folding && textEnd > from;
    if (mayFold && (next == limit || OctetClass.isBlank(data[next]))) {
      return false;
    }
    if (bytes != data) {
      bytes = data;
    }
    if (terminator != LineTerminator.CRLF) {
      terminator = LineTerminator.CRLF;
    }
    start = from;
    length = textEnd - from;
    rawLength = next - from;
    streamStart = in.streamOffset(from);
    streamEnd = streamStart + rawLength;
    folded = false;
    oddOctets = false;
    in.position(next);
    return true;
  }

  private void begin(long streamOffset) {
    streamStart = streamOffset;
    scan = Scan.TEXT;
    folded = false;
    oddOctets = false;
    held.clear();
  }

  private int control(byte octet, int index, int from) {
    if (octet == OctetClass.CR) {
      scan = Scan.CR_SEEN;
    } else if (octet == OctetClass.LF) {
      end(LineTerminator.LF, earlier + (index - from));
    } else if (octet != OctetClass.HT) {
      oddOctets = true;
    }
    return index + 1;
  }

  private int afterCr(byte octet, int index, int from) {
    if (octet != OctetClass.LF) {
      oddOctets = true;
      scan = Scan.TEXT;
      return index;
    }
    end(LineTerminator.CRLF, earlier + (index - from) - 1);
    return index + 1;
  }

  private void end(LineTerminator found, long octets) {
    terminator = found;
    textLength = octets;
    scan = Scan.ENDED;
  }

  private boolean complete(Input in, int from, int index) {
    if (earlier == 0) {
      bytes = in.bytes();
      start = from;
      length = (int) textLength;
      rawLength = index - from;
    } else {
      held.append(in.bytes(), from, index - from);
      showHeld();
    }
    streamEnd = in.streamOffset(index);
    in.position(index);
    earlier = 0;
    return true;
  }

  private void showHeld() {
    bytes = held.bytes();
    start = 0;
    length = (int) Math.min(textLength, held.length());
    rawLength = held.length();
  }

  /** No more input comes: true when a terminated line was only waiting to see the next octet. */
  boolean finish() {
    if (earlier == 0 || scan != Scan.ENDED) {
      return false;
    }
    showHeld();
    earlier = 0;
    return true;
  }

  /** Whether part of a line has been taken. */
  boolean isPartial() {
    return earlier > 0;
  }

  /** Forgets a partial line. */
  void discard() {
    earlier = 0;
    held.clear();
  }

  /** Gives back the memory of straddling lines. */
  void release() {
    earlier = 0;
    held.release();
    forgetShown();
  }

  /** Lets go of the array a complete line lies in. */
  void forgetShown() {
    if (bytes != null) {
      bytes = null;
    }
  }

  /** The part of a partial line that is held. */
  HeldBytes held() {
    return held;
  }

  /** The array a complete line lies in. */
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Octets before the terminator, as many as could be kept. */
  int length() {
    return length;
  }

  /** Octets with the terminator, as many as could be kept. */
  int rawLength() {
    return rawLength;
  }

  long streamStart() {
    return streamStart;
  }

  /** One past the terminator; of a partial line, one past what was taken. */
  long streamEnd() {
    return streamEnd;
  }

  LineTerminator terminator() {
    return terminator;
  }

  /** Whether the line contains obs-folds, as they are. */
  boolean isFolded() {
    return folded;
  }

  /** Whether the line contains a CR that ends nothing, or a control octet other than HT. */
  boolean hasOddOctets() {
    return oddOctets;
  }
}
