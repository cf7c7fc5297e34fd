package io.chunkscope.analyzer.parse;

/**
 * The parser of one direction of a connection: stream bytes in, {@link MessageEvents} out. It owns
 * what lies between messages, and what a gap means there and in them. It knows neither time nor the
 * other direction, and judges nothing.
 *
 * <p>Data and gaps come in stream order without a hole between them. Arrays are read during the
 * call only. Nothing is thrown because of what the bytes are. Not thread-safe.
 */
public final class HttpStreamParser {
  /*
   * Theory of operation
   *
   * Every byte of the stream lies in exactly one of: a message, a skipped run, a gap between
   * messages. A message lasts from its start-line to its onMessageEnd; MessageReader reads it.
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
   * Behind a CONNECT (ENTRANCE) the first bytes decide: a start-line beyond doubt, and the stream goes
   * on as HTTP; anything else, and the rest is a TUNNEL. A length or a chunk that some other protocol
   * puts around HTTP would be read into a body, so HTTP further on in a tunnel stays part of it.
   *
   * Memory: what straddles pieces is copied up to a limit and given back at the end of its section; an
   * idle parser holds no array, nor the bench on which lines are read.
   */
  private final MessageKind kind;
  private final MessageEvents events;
  private final ParserResources resources;
  private final MessageReader message;

  /** Ours while something lies on it, or null. */
  private Workbench bench;

  private ParserState state = ParserState.BOUNDARY;
  private SkipReason lostReason = SkipReason.FRAMING_LOST;

  /** The state behind the message in progress, or the next one: HTTP goes on or it does not. */
  private ParserState following = ParserState.BOUNDARY;

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
    this.message = new MessageReader(kind, events, resources);
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
    if (state.seeksStartLine()) {
      own.resynchronizer.onPieceStart(in, skipReason());
    }
    while (in.hasRemaining()) {
      switch (state) {
        case BOUNDARY -> readStartLine();
        case MESSAGE -> follow(message.read(own));
        case SKIPPING, LOST, ENTRANCE -> resynchronize();
        case TUNNEL -> own.run.addRest(SkipReason.TUNNEL, in);
        case CLOSED -> in.position(in.limit());
      }
    }
    in.release();
    own.line.forgetShown();
    clearBench();
  }

  /** Bytes that are known to belong to no message, between messages; one may begin behind them. */
  public void onOther(long streamOffset, byte[] bytes, int offset, int length) {
    if (length <= 0) {
      return;
    }
    this.streamOffset = streamOffset + length;
    bench().run.addPartial(SkipReason.NOT_A_MESSAGE, bench.line);
    bench.run.add(SkipReason.NOT_A_MESSAGE, streamOffset, bytes, offset, length);
    skip(true);
  }

  private Workbench bench() {
    if (bench == null) {
      bench = resources.lend(kind, events);
    }
    return bench;
  }

  /** Gives the bench back if what comes next does not depend on what is on it. */
  private void clearBench() {
    if (bench != null && !message.isInSection() && bench.isClear()) {
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
        bench.run.finish();
        state = ParserState.MESSAGE;
        follow(message.beginKnown(bench, known));
        return;
      }
    }
    switch (bench.startLines.read()) {
      case MORE -> {}
      case MESSAGE -> readMessage();
      case JUNK -> skip(false);
      case JUNK_LINE -> skip(true);
    }
  }

  private void skip(boolean atLineStart) {
    state = ParserState.SKIPPING;
    bench.resynchronizer.begin(atLineStart);
  }

  private void resynchronize() {
    if (bench.resynchronizer.findStart(bench.in, skipReason(), state == ParserState.SKIPPING)) {
      lostReason = SkipReason.FRAMING_LOST;
      following = ParserState.BOUNDARY;
      beginMessage();
    } else if (state == ParserState.ENTRANCE && !bench.line.isPartial()) {
      state = ParserState.TUNNEL;
    }
  }

  private SkipReason skipReason() {
    return state == ParserState.LOST ? lostReason : state.skipReason();
  }

  /** Begins a message with the line that was read; it is a start-line. */
  private void beginMessage() {
    bench.startLines.begin();
    readMessage();
  }

  private void readMessage() {
    state = ParserState.MESSAGE;
    follow(message.begin(bench));
  }

  private void follow(MessageReader.Progress progress) {
    switch (progress) {
      case MORE -> {}
      case ENDED -> leaveMessage();
      case TUNNEL -> {
        following = ParserState.TUNNEL;
        leaveMessage();
      }
      case UNFRAMED -> {
        // The next request may be in it, and is looked for at every line.
        leaveMessage();
        if (state == ParserState.BOUNDARY) {
          skip(true);
        }
        message.skipRest(bench.run, skipReason());
      }
      case START_LINE -> {
        if (following == ParserState.TUNNEL) {
          state = ParserState.TUNNEL;
          bench.run.addLine(SkipReason.TUNNEL, bench.line);
        } else {
          following = ParserState.BOUNDARY;
          beginMessage();
        }
      }
    }
  }

  private void leaveMessage() {
    state = following;
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
    if (state == ParserState.MESSAGE) {
      placed = message.skip(bench, streamOffset, length);
      if (!message.isOpen()) {
        leaveMessage();
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
    if (state == ParserState.MESSAGE) {
      message.abandon(bench, end, streamOffset);
      leaveMessage();
    }
  }

  private void gapBetweenMessages(long start, long end) {
    if (state != ParserState.TUNNEL && bench.startLines.beginCut(state == ParserState.BOUNDARY)) {
      lostReason = SkipReason.FRAMING_LOST;
      following = ParserState.BOUNDARY;
      readMessage();
      abandonMessage(ParsedEnd.GAP, start);
    }
    skipPartialLine();
    events.onGapBetweenMessages(start, end);
    if (state == ParserState.ENTRANCE) {
      state = ParserState.TUNNEL;
    } else if (state != ParserState.TUNNEL) {
      state = ParserState.LOST;
      bench.line.release();
    }
  }

  /** What was held because it may begin a start-line does not become one. */
  private void skipPartialLine() {
    boolean expected = state == ParserState.BOUNDARY;
    bench.run.addPartial(expected ? SkipReason.CUT_START_LINE : skipReason(), bench.line);
    bench.run.finish();
  }

  /**
   * The next byte begins a response of HTTP/0.9: a body alone, up to the end of the stream (RFC
   * 1945 §6). Only between messages.
   */
  public void beginSimpleResponse() {
    StartLine startLine = bench().startLine;
    bench.startLines.onPieceStart();
    startLine.setSimpleResponse();
    events.onStartLine(startLine, streamOffset, streamOffset);
    state = ParserState.MESSAGE;
    follow(message.beginHeadless(bench, streamOffset));
    clearBench();
  }

  /** No more bytes of the stream come. */
  public void onEnd() {
    if (state == ParserState.CLOSED) {
      return;
    }
    bench();
    abandonMessage(message.streamEnd(), streamOffset);
    skipPartialLine();
    bench.line.release();
    state = ParserState.CLOSED;
    clearBench();
  }

  /**
   * What follows the message in progress, or the last one, is no longer HTTP: every byte from here
   * on is skipped as {@link SkipReason#TUNNEL}, and so is junk since the last message.
   */
  public void becomeTunnel() {
    enter(ParserState.TUNNEL);
  }

  /**
   * What follows the message in progress, or the last one, is whatever two sides say to each other
   * through a proxy (RFC 9110 §9.3.6): HTTP if it begins with a message, else as after {@link
   * #becomeTunnel}.
   */
  public void becomeConnected() {
    enter(ParserState.ENTRANCE);
  }

  private void enter(ParserState tunnel) {
    following = tunnel;
    if (inMessage() || state == ParserState.CLOSED) {
      return;
    }
    bench();
    bench.run.addPartial(SkipReason.NOT_A_MESSAGE, bench.line);
    bench.run.relabel(SkipReason.NOT_A_MESSAGE, SkipReason.TUNNEL);
    bench.line.release();
    state = bench.run.isEmpty() ? tunnel : ParserState.TUNNEL;
    clearBench();
  }

  /** Whether a message has begun (its start-line is complete) and not ended. */
  boolean inMessage() {
    return state == ParserState.MESSAGE;
  }

  /**
   * The message of which the head was read has no body, whatever that says: the next byte begins
   * another message. Only before the first byte of a body.
   */
  public void endWithoutBody() {
    if (message.isInBody()) {
      bench();
      message.endWithoutBody(bench, streamOffset);
      leaveMessage();
      clearBench();
    }
  }

  /** Whether the stream is exactly between messages: nothing of another one, and no junk. */
  public boolean atMessageBoundary() {
    return state == ParserState.BOUNDARY && (bench == null || !bench.line.isPartial());
  }

  /** Whether the place in the stream is unknown, or a body's end cannot be told. */
  boolean isLost() {
    return state == ParserState.LOST || message.isUnframed();
  }
}
