package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.OctetClass.CR;
import static io.chunkscope.analyzer.parse.OctetClass.LF;
import static io.chunkscope.analyzer.parse.OctetClass.isBlank;
import static io.chunkscope.analyzer.parse.OctetClass.isHex;

/**
 * Reads the chunks of a body up to the last-chunk's line; the trailer section is not its business.
 *
 * <pre>
 * chunk      = chunk-size [ chunk-ext ] CRLF chunk-data CRLF      RFC 9112 §7.1
 * chunk-size = 1*HEXDIG
 * last-chunk = 1*("0") [ chunk-ext ] CRLF
 * </pre>
 */
final class ChunkedBodyReader implements BodyReader {
  /*
   * One state per grammar position, one method a state, which looks at the next octet, takes it or
   * not, and returns the next state. Only size lines and line ends are looked at; data is passed over
   * by count.
   *
   * Faults and what is done about them (each one a Deviation):
   *
   * - A size line that says its size in an odd way (sign, 0x, whitespace, extension out of grammar,
   *   LF alone) is accepted. CR in a size line with no LF after it belongs to the extension: every
   *   reader known goes on to the LF or gives up.
   * - An empty line where a size should be is skipped.
   * - Data not followed by a line end, or a later size line that has no size: the declared size was
   *   wrong. The next line of hex digits alone is taken for a size line, and all before it for body;
   *   the fault is local. Without such a line within the limit the rest is UNFRAMED.
   * - A first line that has no size: the body is not chunked at all: UNFRAMED from its first octet.
   * - A negative size, or one of 2^63 or more: UNFRAMED from the size line on.
   *
   * Where UNFRAMED begins is `restStart`; the octets from there to the end of earlier pieces are in
   * `held`, the input is put back to the rest. That is why an undecided size line is held between
   * pieces; decided ones are not.
   */
  private static final byte[] LONE_CR = {CR};

  /** Sign, prefix and CR are taken without a look at the limit. */
  private static final int UNCHECKED_BYTES = 4;

  private final MessageEvents events;
  private final int maxLineBytes;
  private final HeldBytes held;
  private final ChunkSizeSearch search;

  private ChunkState state = ChunkState.UNFRAMED;
  private boolean first;

  /** Octets of chunk data still to come. */
  private long remaining;

  /** Where an undecided size line begins, empty lines before it included. */
  private long lineStart;

  /** Where the part of it in the current input begins. */
  private int lineIndex;

  /** The beginning of an extension that came with earlier pieces than its end. */
  private final HeldBytes extensionHeld;

  private long oddStart;
  private long size;
  private long sizeStart;
  private long sizeEnd;
  private ChunkExtensionGrammar extension = ChunkExtensionGrammar.NAME_START;
  private long dataEnd;
  private boolean searchEndsChunk;

  ChunkedBodyReader(ParserOptions options, MessageEvents events) {
    this.events = events;
    this.maxLineBytes = options.maxChunkSizeLineBytes();
    this.held = new HeldBytes(maxLineBytes + UNCHECKED_BYTES);
    this.extensionHeld = new HeldBytes(maxLineBytes);
    this.search = new ChunkSizeSearch(events, options.chunkSearchBytes());
  }

  void begin(long streamOffset) {
    state = ChunkState.SIZE_START;
    first = true;
    lineStart = streamOffset;
    held.clear();
    extensionHeld.release();
  }

  @Override
  public BodyProgress read(Input in) {
    int pieceStart = in.position();
    lineIndex = pieceStart;
    while (in.hasRemaining()) {
      state = step(in);
      if (state == ChunkState.LAST) {
        return BodyProgress.LAST_CHUNK;
      }
      if (state == ChunkState.UNFRAMED) {
        return BodyProgress.UNFRAMED;
      }
    }
    if (state.isUndecided()) {
      held.append(in.bytes(), lineIndex, in.position() - lineIndex);
    }
    holdExtension(in, pieceStart);
    return BodyProgress.MORE;
  }

  private ChunkState step(Input in) {
    return switch (state) {
      case SIZE_START -> sizeStart(in);
      case SIZE_EMPTY_LF -> sizeEmptyLf(in);
      case SIZE_LEADING -> sizeLeading(in);
      case SIZE_SIGNED -> sizeSigned(in);
      case SIZE_PREFIXED -> sizePrefixed(in);
      case SIZE -> size(in);
      case SIZE_TRAILING -> sizeTrailing(in);
      case EXTENSION -> extension(in);
      case SIZE_LF -> sizeLf(in);
      case DATA -> data(in);
      case DATA_CR -> dataCr(in);
      case DATA_LF -> dataLf(in);
      case SEARCH -> search(in);
      case LAST, UNFRAMED -> throw new IllegalStateException("the body is over");
    };
  }

  private void beginSizeLine(Input in) {
    lineStart = in.streamOffset();
    lineIndex = in.position();
    held.clear();
  }

  private ChunkState sizeStart(Input in) {
    byte octet = in.peek();
    oddStart = in.streamOffset();
    if (isHex(octet)) {
      return beginSize(in);
    }
    return switch (octet) {
      case ' ', '\t' -> take(in, ChunkState.SIZE_LEADING);
      case '+', '-' -> sign(in);
      case CR -> take(in, ChunkState.SIZE_EMPTY_LF);
      case LF -> sizeEmptyLf(in);
      default -> reject(in);
    };
  }

  private ChunkState sizeEmptyLf(Input in) {
    if (in.peek() != LF || in.streamOffset() - lineStart >= maxLineBytes) {
      return reject(in);
    }
    in.advance(1);
    report(Deviation.CHUNK_SIZE_EMPTY, oddStart, in);
    return ChunkState.SIZE_START;
  }

  private ChunkState sizeLeading(Input in) {
    byte octet = in.peek();
    if (isBlank(octet) && in.streamOffset() - lineStart < maxLineBytes) {
      return take(in, ChunkState.SIZE_LEADING);
    }
    boolean sign = octet == '+' || octet == '-';
    if (!sign && !isHex(octet)) {
      return reject(in);
    }
    report(Deviation.CHUNK_SIZE_LEADING_WHITESPACE, oddStart, in);
    return sign ? sign(in) : beginSize(in);
  }

  private ChunkState sign(Input in) {
    oddStart = in.streamOffset();
    return take(in, ChunkState.SIZE_SIGNED);
  }

  private ChunkState sizeSigned(Input in) {
    if (!isHex(in.peek())) {
      return reject(in);
    }
    report(Deviation.CHUNK_SIZE_SIGN, oddStart, in);
    return isNegative(in) ? unframed(in) : beginSize(in);
  }

  /** Whether the sign just before the input's position was a minus. */
  private boolean isNegative(Input in) {
    return in.position() > lineIndex
        ? in.bytes()[in.position() - 1] == '-'
        : held.bytes()[held.length() - 1] == '-';
  }

  private ChunkState beginSize(Input in) {
    sizeStart = in.streamOffset();
    size = 0;
    return ChunkState.SIZE;
  }

  private ChunkState sizePrefixed(Input in) {
    if (!isHex(in.peek())) {
      return reject(in);
    }
    report(Deviation.CHUNK_SIZE_PREFIX, sizeStart, in);
    return ChunkState.SIZE;
  }

  private ChunkState size(Input in) {
    byte octet = in.peek();
    if (isHex(octet)) {
      if (in.streamOffset() - lineStart >= maxLineBytes) {
        return reject(in);
      }
      if (size > Long.MAX_VALUE >>> 4) {
        in.advance(1);
        report(Deviation.CHUNK_SIZE_OVERFLOW, lineStart, in);
        return unframed(in);
      }
      size = (size << 4) | OctetClass.hexValue(octet);
      return take(in, ChunkState.SIZE);
    }
    sizeEnd = in.streamOffset();
    if (octet == 'x' || octet == 'X') {
      boolean prefix = size == 0 && sizeEnd == sizeStart + 1;
      return prefix ? take(in, ChunkState.SIZE_PREFIXED) : reject(in);
    }
    return isBlank(octet) ? take(in, ChunkState.SIZE_TRAILING) : afterSize(in);
  }

  private ChunkState sizeTrailing(Input in) {
    byte octet = in.peek();
    if (isBlank(octet) && in.streamOffset() - lineStart < maxLineBytes) {
      return take(in, ChunkState.SIZE_TRAILING);
    }
    if (octet == ';' || octet == CR || octet == LF) {
      report(Deviation.CHUNK_SIZE_TRAILING_WHITESPACE, sizeEnd, in);
    }
    return afterSize(in);
  }

  /** At the first octet after size and whitespace. */
  private ChunkState afterSize(Input in) {
    return switch (in.peek()) {
      case CR -> {
        extension = ChunkExtensionGrammar.NAME;
        yield take(in, ChunkState.SIZE_LF);
      }
      case LF -> {
        extension = ChunkExtensionGrammar.NAME;
        yield endLine(in, in.streamOffset());
      }
      case ';' -> {
        extension = ChunkExtensionGrammar.NAME_START;
        yield take(in, ChunkState.EXTENSION);
      }
      default -> reject(in);
    };
  }

  private ChunkState extension(Input in) {
    byte octet = in.peek();
    if (octet == LF) {
      return endLine(in, in.streamOffset());
    }
    if (octet == CR) {
      return take(in, ChunkState.SIZE_LF);
    }
    extension = extension.next(octet);
    return take(in, ChunkState.EXTENSION);
  }

  private ChunkState sizeLf(Input in) {
    if (in.peek() == LF) {
      return endLine(in, in.streamOffset() - 1);
    }
    extension = ChunkExtensionGrammar.MALFORMED;
    return ChunkState.EXTENSION;
  }

  /** At the LF of a size line whose terminator begins at {@code textEnd}. */
  private ChunkState endLine(Input in, long textEnd) {
    in.advance(1);
    long end = in.streamOffset();
    if (!extension.isComplete()) {
      report(Deviation.CHUNK_EXTENSION_MALFORMED, sizeEnd, textEnd, in);
    }
    if (end - sizeStart > maxLineBytes) {
      report(Deviation.CHUNK_SIZE_LINE_TOO_LONG, sizeStart, in);
    }
    if (textEnd > sizeEnd) {
      tellExtension(in, end, textEnd);
    }
    extensionHeld.clear();
    boolean bareLf = textEnd == end - 1;
    return endLine(in, (int) Math.min(Integer.MAX_VALUE, textEnd - sizeEnd), bareLf);
  }

  private void tellExtension(Input in, long end, long textEnd) {
    int textIndex = in.position() - (int) (end - textEnd);
    if (extensionHeld.length() == 0) {
      int length = (int) (textEnd - sizeEnd);
      events.onChunkExtension(in.bytes(), textIndex - length, length);
      return;
    }
    // Its beginning came with earlier pieces; its end may have, too.
    if (textIndex > lineIndex) {
      extensionHeld.append(in.bytes(), lineIndex, textIndex - lineIndex);
    }
    int length = (int) Math.min(extensionHeld.length(), textEnd - sizeEnd);
    events.onChunkExtension(extensionHeld.bytes(), 0, length);
  }

  /** Keeps what this piece has of an extension that goes on in the next one. */
  private void holdExtension(Input in, int pieceStart) {
    boolean inExtension =
        state == ChunkState.EXTENSION
            || state == ChunkState.SIZE_LF
            || state == ChunkState.SIZE_TRAILING;
    if (inExtension) {
      int from = (int) Math.max(pieceStart, in.position() - (in.streamOffset() - sizeEnd));
      extensionHeld.append(in.bytes(), from, in.position() - from);
    } else {
      extensionHeld.clear();
    }
  }

  private ChunkState endLine(Input in, int extensionBytes, boolean bareLf) {
    long end = in.streamOffset();
    if (bareLf) {
      report(Deviation.CHUNK_SIZE_LINE_BARE_LF, end - 1, in);
    }
    first = false;
    held.release();
    if (size == 0) {
      events.onLastChunk(extensionBytes, sizeStart, end);
      return ChunkState.LAST;
    }
    events.onChunk(size, extensionBytes, sizeStart, end);
    remaining = size;
    return ChunkState.DATA;
  }

  private ChunkState data(Input in) {
    int length = (int) Math.min(remaining, in.remaining());
    events.onBody(in.bytes(), in.position(), length, in.streamOffset());
    in.advance(length);
    remaining -= length;
    return remaining == 0 ? ChunkState.DATA_CR : ChunkState.DATA;
  }

  private ChunkState dataCr(Input in) {
    dataEnd = in.streamOffset();
    return switch (in.peek()) {
      case CR -> take(in, ChunkState.DATA_LF);
      case LF -> {
        in.advance(1);
        report(Deviation.CHUNK_DATA_BARE_LF, dataEnd, in);
        yield endChunk(in);
      }
      default -> overrun(in);
    };
  }

  private ChunkState dataLf(Input in) {
    if (in.peek() != LF) {
      return overrun(in);
    }
    in.advance(1);
    return endChunk(in);
  }

  private ChunkState endChunk(Input in) {
    events.onChunkEnd(in.streamOffset());
    beginSizeLine(in);
    return ChunkState.SIZE_START;
  }

  private ChunkState overrun(Input in) {
    report(Deviation.CHUNK_DATA_OVERRUN, dataEnd, in.streamOffset() + 1, in);
    if (in.streamOffset() > dataEnd) {
      events.onBody(LONE_CR, 0, 1, dataEnd);
    }
    return beginSearch(true);
  }

  private ChunkState beginSearch(boolean endsChunk) {
    searchEndsChunk = endsChunk;
    search.begin();
    return ChunkState.SEARCH;
  }

  private ChunkState search(Input in) {
    ChunkSizeSearch.Outcome outcome = search.read(in);
    return switch (outcome) {
      case MORE -> ChunkState.SEARCH;
      case EXHAUSTED -> {
        beginSizeLine(in);
        yield ChunkState.UNFRAMED;
      }
      case FOUND -> {
        size = search.size();
        sizeStart = search.sizeStart();
        if (searchEndsChunk) {
          events.onChunkEnd(sizeStart);
        }
        yield endLine(in, 0, search.endsInBareLf());
      }
    };
  }

  private static ChunkState take(Input in, ChunkState next) {
    in.advance(1);
    return next;
  }

  /** The octet at the input's position shows that this is no size line. */
  private ChunkState reject(Input in) {
    if (first) {
      report(Deviation.BODY_NOT_CHUNKED, lineStart, in.streamOffset() + 1, in);
      return unframed(in);
    }
    report(Deviation.CHUNK_SIZE_NOT_HEX, lineStart, in.streamOffset() + 1, in);
    if (held.length() > 0) {
      events.onBody(held.bytes(), 0, held.length(), lineStart);
      held.release();
    }
    in.position(lineIndex);
    return beginSearch(false);
  }

  private ChunkState unframed(Input in) {
    in.position(lineIndex);
    return ChunkState.UNFRAMED;
  }

  private void report(Deviation deviation, long start, Input in) {
    report(deviation, start, in.streamOffset(), in);
  }

  private void report(Deviation deviation, long start, long end, Input in) {
    int behind = (int) Math.min(in.position(), Math.max(0, in.streamOffset() - start));
    Evidence.report(
        events, deviation, start, end, in.bytes(), lineIndex, in.limit(), in.position() - behind);
  }

  /** After {@link BodyProgress#UNFRAMED}: where the rest begins. */
  long restStart() {
    return lineStart;
  }

  /** After {@link BodyProgress#UNFRAMED}: the part of the rest that earlier input brought. */
  HeldBytes held() {
    return held;
  }

  @Override
  public long skip(long streamOffset, long length) {
    if (state != ChunkState.DATA || length > remaining) {
      return 0;
    }
    events.onBodyMissing(streamOffset, length);
    remaining -= length;
    if (remaining == 0) {
      state = ChunkState.DATA_CR;
    }
    return length;
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public void finish(long streamOffset) {
    if (state == ChunkState.SEARCH) {
      search.finish(streamOffset);
    }
    held.release();
    state = ChunkState.UNFRAMED;
  }
}
