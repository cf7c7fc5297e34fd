package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.ChunkSizeLineState.COMPLETE;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.EMPTY_LF;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.EXTENSION;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.LEADING;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.OUT_OF_RANGE;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.PREFIXED;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.REJECTED;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.SIGNED;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.SIZE;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.START;
import static io.chunkscope.analyzer.parse.ChunkSizeLineState.TRAILING;
import static io.chunkscope.analyzer.parse.OctetClass.CR;
import static io.chunkscope.analyzer.parse.OctetClass.LF;
import static io.chunkscope.analyzer.parse.OctetClass.isBlank;
import static io.chunkscope.analyzer.parse.OctetClass.isHex;

/**
 * Reads the line that says a chunk's size.
 *
 * <pre>
 * chunk-size [ chunk-ext ] CRLF                                   RFC 9112 §7.1
 * chunk-size = 1*HEXDIG
 * </pre>
 *
 * <p>One method a state, which looks at the next octet, takes it or not, and returns the next
 * state. What may still turn out to be no size line is held between pieces; an empty line before it
 * is part of it.
 */
final class ChunkSizeLine {
  /** Sign, prefix and CR are taken without a look at the limit. */
  private static final int UNCHECKED_BYTES = 4;

  private final MessageEvents events;
  private final int maxLineBytes;
  private final HeldBytes held;
  private final ChunkExtensionReader extension;

  private ChunkSizeLineState state = START;
  private long lineStart;

  /** Where the part of the line in the current input begins. */
  private int lineIndex;

  private long oddStart;
  private long size;
  private long sizeStart;
  private long sizeEnd;
  private int extensionBytes;
  private boolean bareLf;

  ChunkSizeLine(int maxLineBytes, MessageEvents events) {
    this.events = events;
    this.maxLineBytes = maxLineBytes;
    this.held = new HeldBytes(maxLineBytes + UNCHECKED_BYTES);
    this.extension = new ChunkExtensionReader(events, maxLineBytes);
  }

  /** The first line of a body begins. */
  void beginBody(long streamOffset) {
    state = START;
    lineStart = streamOffset;
    held.clear();
    extension.release();
  }

  /** A line begins at the input's position. */
  void begin(Input in) {
    state = START;
    lineStart = in.streamOffset();
    lineIndex = in.position();
    held.clear();
    extension.clear();
  }

  /** The next piece of the stream; the line may have begun before it. */
  void onPieceStart(Input in) {
    lineIndex = in.position();
  }

  /** Reads to the line's outcome, or to the end of the input. */
  ChunkSizeLineState read(Input in) {
    while (in.hasRemaining()) {
      state = step(in);
      if (state.isOutcome()) {
        return state;
      }
    }
    if (state.isUndecided()) {
      held.append(in.bytes(), lineIndex, in.position() - lineIndex);
    }
    if (state.isPastSize()) {
      extension.hold(in, lineIndex, sizeEnd);
    }
    return state;
  }

  private ChunkSizeLineState step(Input in) {
    return switch (state) {
      case START -> start(in);
      case EMPTY_LF -> emptyLf(in);
      case LEADING -> leading(in);
      case SIGNED -> signed(in);
      case PREFIXED -> prefixed(in);
      case SIZE -> size(in);
      case TRAILING -> trailing(in);
      case EXTENSION -> extension(in);
      case LF -> lf(in);
      case COMPLETE, REJECTED, OUT_OF_RANGE -> throw new IllegalStateException("the line is over");
    };
  }

  private ChunkSizeLineState start(Input in) {
    byte octet = in.peek();
    oddStart = in.streamOffset();
    if (isHex(octet)) {
      return beginSize(in);
    }
    return switch (octet) {
      case ' ', '\t' -> take(in, LEADING);
      case '+', '-' -> sign(in);
      case CR -> take(in, EMPTY_LF);
      case LF -> emptyLf(in);
      default -> REJECTED;
    };
  }

  private ChunkSizeLineState emptyLf(Input in) {
    if (in.peek() != LF || isTooLong(in)) {
      return REJECTED;
    }
    in.advance(1);
    report(Deviation.CHUNK_SIZE_EMPTY, oddStart, in);
    return START;
  }

  private ChunkSizeLineState leading(Input in) {
    byte octet = in.peek();
    if (isBlank(octet) && !isTooLong(in)) {
      return take(in, LEADING);
    }
    boolean sign = octet == '+' || octet == '-';
    if (!sign && !isHex(octet)) {
      return REJECTED;
    }
    report(Deviation.CHUNK_SIZE_LEADING_WHITESPACE, oddStart, in);
    return sign ? sign(in) : beginSize(in);
  }

  private ChunkSizeLineState sign(Input in) {
    oddStart = in.streamOffset();
    return take(in, SIGNED);
  }

  private ChunkSizeLineState signed(Input in) {
    if (!isHex(in.peek())) {
      return REJECTED;
    }
    report(Deviation.CHUNK_SIZE_SIGN, oddStart, in);
    return isNegative(in) ? OUT_OF_RANGE : beginSize(in);
  }

  /** Whether the sign just before the input's position was a minus. */
  private boolean isNegative(Input in) {
    return in.position() > lineIndex
        ? in.bytes()[in.position() - 1] == '-'
        : held.bytes()[held.length() - 1] == '-';
  }

  private ChunkSizeLineState beginSize(Input in) {
    sizeStart = in.streamOffset();
    size = 0;
    return SIZE;
  }

  private ChunkSizeLineState prefixed(Input in) {
    if (!isHex(in.peek())) {
      return REJECTED;
    }
    report(Deviation.CHUNK_SIZE_PREFIX, sizeStart, in);
    return SIZE;
  }

  private ChunkSizeLineState size(Input in) {
    byte octet = in.peek();
    if (isHex(octet)) {
      if (isTooLong(in)) {
        return REJECTED;
      }
      if (size > Long.MAX_VALUE >>> 4) {
        in.advance(1);
        report(Deviation.CHUNK_SIZE_OVERFLOW, lineStart, in);
        return OUT_OF_RANGE;
      }
      size = (size << 4) | OctetClass.hexValue(octet);
      return take(in, SIZE);
    }
    sizeEnd = in.streamOffset();
    if (octet == 'x' || octet == 'X') {
      boolean prefix = size == 0 && sizeEnd == sizeStart + 1;
      return prefix ? take(in, PREFIXED) : REJECTED;
    }
    return isBlank(octet) ? take(in, TRAILING) : afterSize(in);
  }

  private ChunkSizeLineState trailing(Input in) {
    byte octet = in.peek();
    if (isBlank(octet) && !isTooLong(in)) {
      return take(in, TRAILING);
    }
    if (octet == ';' || octet == CR || octet == LF) {
      report(Deviation.CHUNK_SIZE_TRAILING_WHITESPACE, sizeEnd, in);
    }
    return afterSize(in);
  }

  /** At the first octet after size and whitespace. */
  private ChunkSizeLineState afterSize(Input in) {
    return switch (in.peek()) {
      case CR -> {
        extension.absent();
        yield take(in, ChunkSizeLineState.LF);
      }
      case LF -> {
        extension.absent();
        yield end(in, in.streamOffset());
      }
      case ';' -> {
        extension.begin();
        yield take(in, EXTENSION);
      }
      default -> REJECTED;
    };
  }

  private ChunkSizeLineState extension(Input in) {
    byte octet = in.peek();
    if (octet == LF) {
      return end(in, in.streamOffset());
    }
    if (octet == CR) {
      return take(in, ChunkSizeLineState.LF);
    }
    extension.accept(octet);
    return take(in, EXTENSION);
  }

  private ChunkSizeLineState lf(Input in) {
    if (in.peek() == LF) {
      return end(in, in.streamOffset() - 1);
    }
    extension.acceptLoneCr();
    return EXTENSION;
  }

  /** At the LF of a line whose terminator begins at {@code textEnd}. */
  private ChunkSizeLineState end(Input in, long textEnd) {
    in.advance(1);
    long end = in.streamOffset();
    if (!extension.isComplete()) {
      report(Deviation.CHUNK_EXTENSION_MALFORMED, sizeEnd, textEnd, in);
    }
    if (end - sizeStart > maxLineBytes) {
      report(Deviation.CHUNK_SIZE_LINE_TOO_LONG, sizeStart, in);
    }
    if (textEnd > sizeEnd) {
      extension.tell(in, lineIndex, sizeEnd, textEnd);
    }
    extensionBytes = (int) Math.min(Integer.MAX_VALUE, textEnd - sizeEnd);
    bareLf = textEnd == end - 1;
    return COMPLETE;
  }

  private boolean isTooLong(Input in) {
    return in.streamOffset() - lineStart >= maxLineBytes;
  }

  private static ChunkSizeLineState take(Input in, ChunkSizeLineState next) {
    in.advance(1);
    return next;
  }

  private void report(Deviation deviation, long start, Input in) {
    report(deviation, start, in.streamOffset(), in);
  }

  /** Reports with the octets from the line's beginning on. */
  void report(Deviation deviation, long start, long end, Input in) {
    int behind = (int) Math.min(in.position(), Math.max(0, in.streamOffset() - start));
    Evidence.report(
        events, deviation, start, end, in.bytes(), lineIndex, in.limit(), in.position() - behind);
  }

  /** Where the line begins, empty lines before it included. */
  long lineStart() {
    return lineStart;
  }

  /** Where the part of the line in the current input begins. */
  int lineIndex() {
    return lineIndex;
  }

  /** The part of a line without a size that earlier pieces brought. */
  HeldBytes held() {
    return held;
  }

  long size() {
    return size;
  }

  long sizeStart() {
    return sizeStart;
  }

  /** Length of the extension, whitespace before it included. */
  int extensionBytes() {
    return extensionBytes;
  }

  /** Whether the line ends in LF alone. */
  boolean endsInBareLf() {
    return bareLf;
  }
}
