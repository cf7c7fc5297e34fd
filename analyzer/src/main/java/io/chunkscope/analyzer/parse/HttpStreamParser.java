package io.chunkscope.analyzer.parse;

import io.chunkscope.analyzer.framing.BodyFraming;

/**
 * The parser of one direction of a connection: stream bytes in, {@link MessageEvents} out. It owns
 * the order of the parts of a message, and what a gap means in each of them. It knows neither time
 * nor the other direction, and judges nothing.
 *
 * <p>Data and gaps come in stream order without a hole between them. Arrays are read during the
 * call only. Nothing is thrown because of what the bytes are. Not thread-safe.
 */
public final class HttpStreamParser {
  /*
   * Theory of operation
   *
   * Every byte of the stream lies in exactly one of: a message, a skipped run, a gap between
   * messages. A message lasts from its start-line to its onMessageEnd.
   *
   * Between messages (BOUNDARY) empty lines are skipped, and what is no start-line makes a run of
   * junk (SKIPPING), in which a start-line is looked for at every line and every piece of data.
   *
   * A gap wholly inside chunk data or a counted body leaves the place known, and one that goes past
   * the end of a counted body still leaves that end known. In a body that ends with the stream there
   * is no place to lose. Anywhere else the message ends with GAP, and the parser is LOST until a piece
   * of data *begins* with a plausible start-line: after a gap, anything in the middle of a piece may
   * be the content of a body. A gap between messages has the same effect, since a message may have
   * begun in it; the next piece is then usually a message, and nothing is skipped.
   *
   * Memory: what straddles pieces is copied up to a limit and given back at the end of its section; an
   * idle parser holds no array, nor the bench on which lines are read.
   */
  private static final byte[] NO_BYTES = {};

  private final MessageKind kind;
  private final MessageEvents events;
  private final ParserResources resources;

  /** Ours while something lies on it, or null. */
  private Workbench bench;

  private BodyReaders bodies;

  private ParserState state = ParserState.BOUNDARY;
  private BodyReader body;
  private SkipReason lostReason = SkipReason.FRAMING_LOST;
  private boolean bodyUnframed;
  private boolean chunksBroken;
  private boolean tunnelFollows;

  /** One past the last byte or gap seen. */
  private long streamOffset;

  /**
   * A parser at the beginning of a stream.
   *
   * @param kind what the direction carries
   * @param events receives what is found
   * @param resources shared by the parsers of one thread
   */
  public HttpStreamParser(MessageKind kind, MessageEvents events, ParserResources resources) {
    this.kind = kind;
    this.events = events;
    this.resources = resources;
  }

  /** The beginning of the stream is not in the capture; call before any data. */
  public void startMidstream() {
    lostReason = SkipReason.BEFORE_FIRST_MESSAGE;
    state = ParserState.LOST;
  }

  /** The next bytes of the stream, valid during the call only. */
  public void onData(long streamOffset, byte[] bytes, int offset, int length) {
    if (length <= 0 || state == ParserState.CLOSED) {
      return;
    }
    this.streamOffset = streamOffset + length;
    Workbench own = bench();
    Input in = own.in;
    in.wrap(streamOffset, bytes, offset, length);
    own.startLines.onPieceStart();
    if (state == ParserState.SKIPPING || state == ParserState.LOST) {
      own.resynchronizer.onPieceStart(in, skipReason());
    }
    while (in.hasRemaining()) {
      switch (state) {
        case BOUNDARY -> readStartLine();
        case FIELDS -> readHeader();
        case BODY -> readBody();
        case TRAILERS -> readTrailers();
        case SKIPPING, LOST -> resynchronize();
        case TUNNEL -> own.run.addRest(SkipReason.TUNNEL, in);
        case CLOSED -> in.position(in.limit());
      }
    }
    in.release();
    own.line.forgetShown();
    clearBench();
  }

  private Workbench bench() {
    if (bench == null) {
      bench = resources.lend(kind, events);
    }
    return bench;
  }

  /** Gives the bench back if what comes next does not depend on what is on it. */
  private void clearBench() {
    boolean inSection = state == ParserState.FIELDS || state == ParserState.TRAILERS;
    if (bench != null && !inSection && bench.isClear()) {
      resources.takeBack(bench);
      bench = null;
    }
  }

  private void readStartLine() {
    HeadMemo memo = resources.memo();
    if (memo != null && !bench.line.isPartial()) {
      HeadMemo.Entry known =
          memo.find(kind, bench.in.bytes(), bench.in.position(), bench.in.limit());
      if (known != null) {
        readKnownHead(known);
        return;
      }
    }
    switch (bench.startLines.read()) {
      case MORE -> {}
      case MESSAGE -> beginFields();
      case JUNK -> skip(false);
      case JUNK_LINE -> skip(true);
    }
  }

  private void readKnownHead(HeadMemo.Entry known) {
    bench.run.finish();
    long start = bench.in.streamOffset();
    bench.in.position(bench.in.position() + known.head.length);
    bodyUnframed = false;
    chunksBroken = false;
    long end = bench.in.streamOffset();
    beginBody(events.onKnownHead(known.meaning, start, end), end);
  }

  private void skip(boolean atLineStart) {
    state = ParserState.SKIPPING;
    bench.resynchronizer.begin(atLineStart);
  }

  private void resynchronize() {
    if (bench.resynchronizer.findStart(bench.in, skipReason(), state == ParserState.SKIPPING)) {
      lostReason = SkipReason.FRAMING_LOST;
      beginMessage();
    }
  }

  private SkipReason skipReason() {
    return switch (state) {
      case LOST -> lostReason;
      case TUNNEL -> SkipReason.TUNNEL;
      default -> SkipReason.NOT_A_MESSAGE;
    };
  }

  /** Begins a message with the line that was read; it is a start-line. */
  private void beginMessage() {
    bench.startLines.begin();
    beginFields();
  }

  private void beginFields() {
    bodyUnframed = false;
    chunksBroken = false;
    state = ParserState.FIELDS;
    if (!bench.startLine.versionPresent()) {
      endHead(bench.line.streamEnd());
    }
  }

  private void readHeader() {
    if (bench.section.read(bench.in) == FieldSectionReader.Progress.COMPLETE) {
      endHead(bench.line.streamEnd());
    }
  }

  private void endHead(long end) {
    bench.line.release();
    BodyFraming framing = events.onHeadEnd(end);
    HeadMemo memo = resources.memo();
    int headAt = bench.startLines.headAt();
    if (memo != null && headAt >= 0) {
      Object meaning = events.meaning();
      if (meaning != null) {
        memo.keep(kind, bench.in.bytes(), headAt, bench.in.position(), bench.in.limit(), meaning);
      }
    }
    beginBody(framing, end);
  }

  private void beginBody(BodyFraming framing, long end) {
    switch (framing.kind()) {
      case NONE -> endMessage(ParsedEnd.NO_BODY, end);
      case TUNNEL -> {
        tunnelFollows = true;
        endMessage(ParsedEnd.TUNNEL, end);
      }
      case CONTENT_LENGTH -> {
        beginBody(bodies().fixedLength(framing.length()));
        if (body.isComplete()) {
          endMessage(ParsedEnd.LENGTH, end);
        }
      }
      case CHUNKED -> beginBody(bodies().chunked(end));
      case CLOSE_DELIMITED -> beginBody(bodies().untilClose());
      case UNDETERMINED -> beginUnframed(end);
    }
  }

  private BodyReaders bodies() {
    if (bodies == null) {
      bodies = new BodyReaders(resources.options(), events);
    }
    return bodies;
  }

  private void beginBody(BodyReader reader) {
    body = reader;
    state = ParserState.BODY;
  }

  /**
   * A response goes on to the end of the stream. A request's rest could be anything, the next
   * request included, which is looked for at every line.
   */
  private void beginUnframed(long streamOffset) {
    if (kind == MessageKind.RESPONSES) {
      bodyUnframed = true;
      beginBody(bodies().untilClose());
      return;
    }
    endMessage(ParsedEnd.MALFORMED, streamOffset);
    if (state != ParserState.TUNNEL) {
      skip(true);
    }
  }

  private void readBody() {
    BodyReader reader = body;
    BodyProgress progress = reader.read(bench.in);
    switch (progress) {
      case MORE -> {}
      case COMPLETE -> endMessage(ParsedEnd.LENGTH, bench.in.streamOffset());
      case LAST_CHUNK -> {
        bench.section.begin(FieldSectionReader.Section.TRAILER, bench.in.streamOffset(), false);
        state = ParserState.TRAILERS;
      }
      case UNFRAMED -> unframe();
    }
  }

  private void unframe() {
    chunksBroken = true;
    ChunkedBodyReader chunked = bodies.lastChunked();
    long restStart = chunked.restStart();
    HeldBytes held = chunked.held();
    beginUnframed(restStart);
    if (held.length() > 0 && state == ParserState.BODY) {
      events.onBody(held.bytes(), 0, held.length(), restStart);
    } else if (held.length() > 0) {
      bench.run.add(skipReason(), restStart, held.bytes(), 0, held.length());
    }
    held.release();
  }

  private void readTrailers() {
    switch (bench.section.read(bench.in)) {
      case MORE -> {}
      case COMPLETE -> endMessage(ParsedEnd.LAST_CHUNK, bench.line.streamEnd());
      case START_LINE -> {
        long start = bench.line.streamStart();
        Evidence.report(events, Deviation.LAST_CHUNK_CRLF_MISSING, bench.line, start, start);
        events.onMessageEnd(ParsedEnd.LAST_CHUNK, start);
        body = null;
        if (tunnelFollows) {
          state = ParserState.TUNNEL;
          bench.run.addLine(SkipReason.TUNNEL, bench.line);
        } else {
          beginMessage();
        }
      }
    }
  }

  private void endMessage(ParsedEnd end, long streamOffset) {
    bench.line.release();
    body = null;
    state = tunnelFollows ? ParserState.TUNNEL : ParserState.BOUNDARY;
    events.onMessageEnd(end, streamOffset);
  }

  /**
   * Bytes of the stream that are not in the capture.
   *
   * @param length how many
   */
  public void onGap(long streamOffset, long length) {
    if (length <= 0 || state == ParserState.CLOSED) {
      return;
    }
    this.streamOffset = streamOffset + length;
    bench();
    long placed = 0;
    if (state == ParserState.BODY) {
      placed = body.skip(streamOffset, length);
      if (body.isComplete()) {
        endMessage(ParsedEnd.LENGTH, streamOffset + placed);
      }
    }
    if (placed < length) {
      abandonMessage(ParsedEnd.GAP, streamOffset);
      gapBetweenMessages(streamOffset + placed, streamOffset + length);
    }
    clearBench();
  }

  /** Ends the message in progress, if there is one. */
  private void abandonMessage(ParsedEnd end, long streamOffset) {
    if (state == ParserState.BODY) {
      body.finish(streamOffset);
    } else if (state == ParserState.FIELDS || state == ParserState.TRAILERS) {
      bench.section.finish();
    }
    if (inMessage()) {
      endMessage(end, streamOffset);
    }
  }

  private void gapBetweenMessages(long start, long end) {
    bench.run.addPartial(skipReason(), bench.line);
    bench.run.finish();
    events.onGapBetweenMessages(start, end);
    if (state != ParserState.TUNNEL) {
      state = ParserState.LOST;
      bench.line.release();
    }
  }

  /**
   * The next byte begins a response of HTTP/0.9: a body alone, up to the end of the stream (RFC
   * 1945 §6). Only between messages.
   */
  public void beginSimpleResponse() {
    StartLine startLine = bench().startLine;
    bench.startLines.onPieceStart();
    startLine.bytes = NO_BYTES;
    startLine.request = false;
    startLine.versionPresent = false;
    startLine.status = 0;
    startLine.methodLength = 0;
    startLine.targetLength = 0;
    startLine.reasonOffset = 0;
    startLine.reasonLength = 0;
    events.onStartLine(startLine, streamOffset, streamOffset);
    endHead(streamOffset);
    clearBench();
  }

  /** No more bytes of the stream come. */
  public void onEnd() {
    if (state == ParserState.CLOSED) {
      return;
    }
    bench();
    boolean broken = state == ParserState.BODY && chunksBroken;
    abandonMessage(broken ? ParsedEnd.MALFORMED : ParsedEnd.STREAM_END, streamOffset);
    bench.run.addPartial(skipReason(), bench.line);
    bench.run.finish();
    bench.line.release();
    state = ParserState.CLOSED;
    clearBench();
  }

  /**
   * What follows the message in progress, or the last one, is no longer HTTP: every byte from here
   * on is skipped as {@link SkipReason#TUNNEL}, and so is junk since the last message.
   */
  public void becomeTunnel() {
    tunnelFollows = true;
    if (inMessage() || state == ParserState.CLOSED) {
      return;
    }
    bench();
    bench.run.addPartial(SkipReason.NOT_A_MESSAGE, bench.line);
    bench.run.relabel(SkipReason.NOT_A_MESSAGE, SkipReason.TUNNEL);
    bench.line.release();
    state = ParserState.TUNNEL;
    clearBench();
  }

  /** Where in the grammar the parser is. */
  public ParserState state() {
    return state;
  }

  /** Whether a message has begun (its start-line is complete) and not ended. */
  public boolean inMessage() {
    return switch (state) {
      case FIELDS, BODY, TRAILERS -> true;
      case BOUNDARY, SKIPPING, LOST, TUNNEL, CLOSED -> false;
    };
  }

  /**
   * The message of which the head was read has no body, whatever that says: the next byte begins
   * another message. Only before the first byte of a body.
   */
  public void endWithoutBody() {
    if (state == ParserState.BODY) {
      bench();
      endMessage(ParsedEnd.NO_BODY, streamOffset);
      clearBench();
    }
  }

  /** Whether the stream is exactly between messages: nothing of another one, and no junk. */
  public boolean atMessageBoundary() {
    return state == ParserState.BOUNDARY && (bench == null || !bench.line.isPartial());
  }

  /** Whether the place in the stream is unknown, or a body's end cannot be told. */
  public boolean isLost() {
    return state == ParserState.LOST || (state == ParserState.BODY && bodyUnframed);
  }
}
