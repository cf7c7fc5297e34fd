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
   * idle parser holds no array.
   */
  private static final byte[] NO_BYTES = {};

  private final MessageKind kind;
  private final HeadMemo memo;
  private final ParserOptions options;
  private final MessageEvents events;

  private final Input in = new Input();
  private final LineReader line;
  private final StartLine startLine = new StartLine();
  private final SkipRun run;
  private final Resynchronizer resynchronizer;
  private final FieldSectionReader section;
  private final FixedLengthBodyReader fixedLength;
  private final UntilCloseBodyReader untilClose;
  private ChunkedBodyReader chunked;

  private ParserState state = ParserState.BOUNDARY;
  private BodyReader body;
  private SkipReason lostReason = SkipReason.FRAMING_LOST;
  private boolean bodyUnframed;
  private boolean chunksBroken;
  private boolean tunnelFollows;

  /** Where in the input the head being read began, or -1 when it began in an earlier piece. */
  private int headAt = -1;

  /** One past the last byte or gap seen. */
  private long streamOffset;

  /**
   * A parser at the beginning of a stream.
   *
   * @param kind what the direction carries
   * @param options limits
   * @param events receives what is found
   */
  public HttpStreamParser(MessageKind kind, ParserOptions options, MessageEvents events) {
    this(kind, options, events, null);
  }

  /**
   * A parser that need not read again what is in the memo.
   *
   * @param memo shared by parsers of one thread whose events have one kind of meaning, or null
   */
  public HttpStreamParser(
      MessageKind kind, ParserOptions options, MessageEvents events, HeadMemo memo) {
    this.memo = memo;
    this.kind = kind;
    this.options = options;
    this.events = events;
    line = new LineReader(options.maxHeadBytes());
    run = new SkipRun(events);
    resynchronizer = new Resynchronizer(kind, options.maxHeadBytes(), line, run);
    section = new FieldSectionReader(options, line, resynchronizer, events);
    fixedLength = new FixedLengthBodyReader(events);
    untilClose = new UntilCloseBodyReader(events);
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
    in.wrap(streamOffset, bytes, offset, length);
    headAt = -1;
    if (state == ParserState.SKIPPING || state == ParserState.LOST) {
      resynchronizer.onPieceStart(in, skipReason());
    }
    while (in.hasRemaining()) {
      switch (state) {
        case BOUNDARY -> readStartLine();
        case FIELDS -> readHeader();
        case BODY -> readBody();
        case TRAILERS -> readTrailers();
        case SKIPPING, LOST -> resynchronize();
        case TUNNEL -> run.addRest(SkipReason.TUNNEL, in);
        case CLOSED -> in.position(in.limit());
      }
    }
    in.release();
    line.forgetShown();
  }

  private void readStartLine() {
    if (memo != null && !line.isPartial()) {
      HeadMemo.Entry known = memo.find(kind, in.bytes(), in.position(), in.limit());
      if (known != null) {
        readKnownHead(known);
        return;
      }
    }
    if (!line.isPartial() && !mayBegin(in.bytes(), in.position(), in.remaining())) {
      skip(false);
      return;
    }
    if (!line.read(in, false)) {
      HeldBytes held = line.held();
      if (!mayBegin(held.bytes(), 0, held.length())) {
        run.addPartial(SkipReason.NOT_A_MESSAGE, line);
        skip(false);
      }
      return;
    }
    if (line.length() == 0) {
      run.addLine(SkipReason.EMPTY_LINES, line);
      return;
    }
    if (!beginMessage()) {
      run.addLine(SkipReason.NOT_A_MESSAGE, line);
      skip(true);
    }
  }

  private void readKnownHead(HeadMemo.Entry known) {
    run.finish();
    long start = in.streamOffset();
    in.position(in.position() + known.head.length);
    bodyUnframed = false;
    chunksBroken = false;
    long end = in.streamOffset();
    beginBody(events.onKnownHead(known.meaning, start, end), end);
  }

  /** Whether a start-line or an empty line may begin so. */
  private boolean mayBegin(byte[] bytes, int start, int length) {
    byte octet = bytes[start];
    boolean empty =
        octet == OctetClass.LF
            || (octet == OctetClass.CR && (length == 1 || bytes[start + 1] == OctetClass.LF));
    return empty || StartLineParser.mayBegin(kind, bytes, start, length);
  }

  private void skip(boolean atLineStart) {
    state = ParserState.SKIPPING;
    resynchronizer.begin(atLineStart);
  }

  private void resynchronize() {
    if (resynchronizer.findStart(in, skipReason(), state == ParserState.SKIPPING)) {
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

  /** Begins a message with the line that was read; false when it is no start-line. */
  private boolean beginMessage() {
    int maxBytes = options.maxHeadBytes();
    boolean tooLong = line.streamEnd() - line.streamStart() > maxBytes;
    StartLineForm form =
        tooLong
            ? StartLineParser.parseCut(
                kind, line.bytes(), line.start(), Math.min(line.length(), maxBytes), startLine)
            : StartLineParser.parse(kind, line.bytes(), line.start(), line.length(), startLine);
    if (form == StartLineForm.NOT_A_START_LINE) {
      return false;
    }
    run.finish();
    events.onStartLine(
        startLine, line.streamStart(), line.streamEnd() - line.terminator().length());
    startLine.bytes = null;
    if (line.terminator() == LineTerminator.LF) {
      Evidence.reportTerminator(events, Deviation.HEAD_BARE_LF, line);
    }
    if (form == StartLineForm.MALFORMED) {
      Evidence.report(events, Deviation.START_LINE_MALFORMED, line);
      Evidence.reportBareCr(events, line);
    }
    if (tooLong) {
      Evidence.report(events, Deviation.HEAD_TOO_LONG, line);
    }
    section.begin(FieldSectionReader.Section.HEADER, line.streamStart(), tooLong);
    bodyUnframed = false;
    chunksBroken = false;
    headAt = in.bytes() == line.bytes() && form == StartLineForm.WELL_FORMED ? line.start() : -1;
    state = ParserState.FIELDS;
    if (!startLine.versionPresent()) {
      endHead(line.streamEnd());
    }
    return true;
  }

  private void readHeader() {
    if (section.read(in) == FieldSectionReader.Progress.COMPLETE) {
      endHead(line.streamEnd());
    }
  }

  private void endHead(long end) {
    line.release();
    BodyFraming framing = events.onHeadEnd(end);
    if (memo != null && headAt >= 0) {
      Object meaning = events.meaning();
      if (meaning != null) {
        memo.keep(kind, in.bytes(), headAt, in.position(), in.limit(), meaning);
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
        fixedLength.begin(Math.max(0, framing.length()));
        beginBody(fixedLength);
        if (fixedLength.isComplete()) {
          endMessage(ParsedEnd.LENGTH, end);
        }
      }
      case CHUNKED -> {
        if (chunked == null) {
          chunked = new ChunkedBodyReader(options, events);
        }
        chunked.begin(end);
        beginBody(chunked);
      }
      case CLOSE_DELIMITED -> beginBody(untilClose);
      case UNDETERMINED -> beginUnframed(end);
    }
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
      beginBody(untilClose);
      return;
    }
    endMessage(ParsedEnd.MALFORMED, streamOffset);
    if (state != ParserState.TUNNEL) {
      skip(true);
    }
  }

  private void readBody() {
    BodyReader reader = body;
    BodyProgress progress = reader.read(in);
    switch (progress) {
      case MORE -> {}
      case COMPLETE -> endMessage(ParsedEnd.LENGTH, in.streamOffset());
      case LAST_CHUNK -> {
        section.begin(FieldSectionReader.Section.TRAILER, in.streamOffset(), false);
        state = ParserState.TRAILERS;
      }
      case UNFRAMED -> unframe();
    }
  }

  private void unframe() {
    chunksBroken = true;
    long restStart = chunked.restStart();
    HeldBytes held = chunked.held();
    beginUnframed(restStart);
    if (held.length() > 0 && state == ParserState.BODY) {
      events.onBody(held.bytes(), 0, held.length(), restStart);
    } else if (held.length() > 0) {
      run.add(skipReason(), restStart, held.bytes(), 0, held.length());
    }
    held.release();
  }

  private void readTrailers() {
    switch (section.read(in)) {
      case MORE -> {}
      case COMPLETE -> endMessage(ParsedEnd.LAST_CHUNK, line.streamEnd());
      case START_LINE -> {
        long start = line.streamStart();
        Evidence.report(events, Deviation.LAST_CHUNK_CRLF_MISSING, line, start, start);
        events.onMessageEnd(ParsedEnd.LAST_CHUNK, start);
        body = null;
        if (tunnelFollows) {
          state = ParserState.TUNNEL;
          run.addLine(SkipReason.TUNNEL, line);
        } else {
          beginMessage();
        }
      }
    }
  }

  private void endMessage(ParsedEnd end, long streamOffset) {
    line.release();
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
  }

  /** Ends the message in progress, if there is one. */
  private void abandonMessage(ParsedEnd end, long streamOffset) {
    if (state == ParserState.BODY) {
      body.finish(streamOffset);
    } else if (state == ParserState.FIELDS || state == ParserState.TRAILERS) {
      section.finish();
    }
    if (inMessage()) {
      endMessage(end, streamOffset);
    }
  }

  private void gapBetweenMessages(long start, long end) {
    run.addPartial(skipReason(), line);
    run.finish();
    events.onGapBetweenMessages(start, end);
    if (state != ParserState.TUNNEL) {
      state = ParserState.LOST;
      line.release();
    }
  }

  /**
   * The next byte begins a response of HTTP/0.9: a body alone, up to the end of the stream (RFC
   * 1945 §6). Only between messages.
   */
  public void beginSimpleResponse() {
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
  }

  /** No more bytes of the stream come. */
  public void onEnd() {
    if (state == ParserState.CLOSED) {
      return;
    }
    boolean broken = state == ParserState.BODY && chunksBroken;
    abandonMessage(broken ? ParsedEnd.MALFORMED : ParsedEnd.STREAM_END, streamOffset);
    run.addPartial(skipReason(), line);
    run.finish();
    line.release();
    state = ParserState.CLOSED;
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
    run.addPartial(SkipReason.NOT_A_MESSAGE, line);
    run.relabel(SkipReason.NOT_A_MESSAGE, SkipReason.TUNNEL);
    line.release();
    state = ParserState.TUNNEL;
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

  /** Whether the stream is exactly between messages: nothing of another one, and no junk. */
  public boolean atMessageBoundary() {
    return state == ParserState.BOUNDARY && !line.isPartial();
  }

  /** Whether the place in the stream is unknown, or a body's end cannot be told. */
  public boolean isLost() {
    return state == ParserState.LOST || (state == ParserState.BODY && bodyUnframed);
  }
}
