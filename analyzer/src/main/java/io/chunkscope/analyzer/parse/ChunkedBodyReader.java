package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.OctetClass.CR;
import static io.chunkscope.analyzer.parse.OctetClass.LF;

/**
 * Reads the chunks of a body up to the last-chunk's line; the trailer section is not its business.
 *
 * <pre>
 * chunk      = chunk-size [ chunk-ext ] CRLF chunk-data CRLF      RFC 9112 §7.1
 * last-chunk = 1*("0") [ chunk-ext ] CRLF
 * </pre>
 */
final class ChunkedBodyReader implements BodyReader {
  /*
   * One state per position, one method a state, which takes what belongs to it and returns the next
   * state. Only size lines (ChunkSizeLine) and line ends are looked at; data is passed over by count.
   *
   * Faults and what is done about them (each one a Deviation):
   *
   * - A size line that says its size in an odd way (sign, 0x, whitespace, extension out of grammar,
   *   LF alone) is accepted. CR in a size line with no LF after it belongs to the extension: every
   *   reader known goes on to the LF or gives up.
   * - An empty line where a size should be is skipped.
   * - Data not followed by a line end, or a later size line that has no size: the declared size was
   *   wrong. The next line of hex digits alone is taken for a size line, and all before it for body
   *   (ChunkSizeSearch); the fault is local. Without such a line within the limit the rest is
   *   UNFRAMED.
   * - A first line that has no size: the body is not chunked at all: UNFRAMED from its first octet.
   * - A negative size, or one of 2^63 or more: UNFRAMED from the size line on.
   *
   * Where UNFRAMED begins is `restStart`; the octets from there to the end of earlier pieces are in
   * `held`, the input is put back to the rest. That is why an undecided size line is held between
   * pieces; decided ones are not.
   */
  private static final byte[] LONE_CR = {CR};

  private final MessageEvents events;
  private final ChunkSizeLine sizeLine;
  private final ChunkSizeSearch search;

  private ChunkState state = ChunkState.UNFRAMED;
  private boolean first;

  /** Octets of chunk data still to come. */
  private long remaining;

  private long dataEnd;
  private boolean searchEndsChunk;

  ChunkedBodyReader(ParserOptions options, MessageEvents events) {
    this.events = events;
    this.sizeLine = new ChunkSizeLine(options.maxChunkSizeLineBytes(), events);
    this.search = new ChunkSizeSearch(events, options.chunkSearchBytes());
  }

  void begin(long streamOffset) {
    state = ChunkState.SIZE_LINE;
    first = true;
    sizeLine.beginBody(streamOffset);
  }

  @Override
  public BodyProgress read(Input in) {
    sizeLine.onPieceStart(in);
    while (in.hasRemaining()) {
      state = step(in);
      if (state == ChunkState.LAST) {
        return BodyProgress.LAST_CHUNK;
      }
      if (state == ChunkState.UNFRAMED) {
        return BodyProgress.UNFRAMED;
      }
    }
    return BodyProgress.MORE;
  }

  private ChunkState step(Input in) {
    return switch (state) {
      case SIZE_LINE -> sizeLine(in);
      case DATA -> data(in);
      case DATA_CR -> dataCr(in);
      case DATA_LF -> dataLf(in);
      case SEARCH -> search(in);
      case LAST, UNFRAMED -> throw new IllegalStateException("the body is over");
    };
  }

  private ChunkState sizeLine(Input in) {
    return switch (sizeLine.read(in)) {
      case COMPLETE -> {
        int extensionBytes = sizeLine.extensionBytes();
        yield beginChunk(
            in, sizeLine.size(), extensionBytes, sizeLine.sizeStart(), sizeLine.endsInBareLf());
      }
      case REJECTED -> first ? notChunked(in) : notASize(in);
      case OUT_OF_RANGE -> unframed(in);
      default -> ChunkState.SIZE_LINE;
    };
  }

  /** After the size line. */
  private ChunkState beginChunk(
      Input in, long size, int extensionBytes, long sizeStart, boolean bareLf) {
    long end = in.streamOffset();
    if (bareLf) {
      sizeLine.report(Deviation.CHUNK_SIZE_LINE_BARE_LF, end - 1, end, in);
    }
    first = false;
    sizeLine.held().release();
    if (size == 0) {
      events.onLastChunk(extensionBytes, sizeStart, end);
      return ChunkState.LAST;
    }
    events.onChunk(size, extensionBytes, sizeStart, end);
    remaining = size;
    return ChunkState.DATA;
  }

  private ChunkState notChunked(Input in) {
    long end = in.streamOffset() + 1;
    sizeLine.report(Deviation.BODY_NOT_CHUNKED, sizeLine.lineStart(), end, in);
    return unframed(in);
  }

  private ChunkState unframed(Input in) {
    in.position(sizeLine.lineIndex());
    return ChunkState.UNFRAMED;
  }

  private ChunkState notASize(Input in) {
    long lineStart = sizeLine.lineStart();
    sizeLine.report(Deviation.CHUNK_SIZE_NOT_HEX, lineStart, in.streamOffset() + 1, in);
    HeldBytes held = sizeLine.held();
    if (held.length() > 0) {
      events.onBody(held.bytes(), 0, held.length(), lineStart);
      held.release();
    }
    in.position(sizeLine.lineIndex());
    return beginSearch(false);
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
        sizeLine.report(Deviation.CHUNK_DATA_BARE_LF, dataEnd, in.streamOffset(), in);
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
    sizeLine.begin(in);
    return ChunkState.SIZE_LINE;
  }

  private ChunkState overrun(Input in) {
    sizeLine.report(Deviation.CHUNK_DATA_OVERRUN, dataEnd, in.streamOffset() + 1, in);
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
        sizeLine.begin(in);
        yield ChunkState.UNFRAMED;
      }
      case FOUND -> {
        if (searchEndsChunk) {
          events.onChunkEnd(search.sizeStart());
        }
        yield beginChunk(in, search.size(), 0, search.sizeStart(), search.endsInBareLf());
      }
    };
  }

  private static ChunkState take(Input in, ChunkState next) {
    in.advance(1);
    return next;
  }

  /** After {@link BodyProgress#UNFRAMED}: where the rest begins. */
  long restStart() {
    return sizeLine.lineStart();
  }

  /** After {@link BodyProgress#UNFRAMED}: the part of the rest that earlier input brought. */
  HeldBytes held() {
    return sizeLine.held();
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
    sizeLine.held().release();
    state = ChunkState.UNFRAMED;
  }
}
