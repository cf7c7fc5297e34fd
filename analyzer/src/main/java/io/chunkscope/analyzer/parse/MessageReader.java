package io.chunkscope.analyzer.parse;

import io.chunkscope.analyzer.framing.BodyFraming;

/** Reads one message behind its start-line: header section, body, trailer section. */
final class MessageReader {

  enum Progress {
    /** The message goes on. */
    MORE,
    /** The message is over. */
    ENDED,
    /** The message is over, and what follows it is no longer HTTP. */
    TUNNEL,
    /**
     * The message is over because nobody can tell where its body ends. The rest could be anything,
     * the next message included; {@link #skipRest} has what earlier pieces brought of it.
     */
    UNFRAMED,
    /** The message is over where the next one begins: the line reader holds its start-line. */
    START_LINE
  }

  private enum Part {
    /** No message is open. */
    NONE,
    FIELDS,
    BODY,
    TRAILERS
  }

  /** Longer request lines are rare, and heads have a limit as a whole. */
  private static final int MAX_SHARING_LINE_BYTES = 2048;

  private final MessageKind kind;
  private final MessageEvents events;
  private final ParserResources resources;
  private BodyReaders bodies;

  private Part part = Part.NONE;
  private BodyReader body;
  private boolean bodyUnframed;
  private boolean chunksBroken;

  MessageReader(MessageKind kind, MessageEvents events, ParserResources resources) {
    this.kind = kind;
    this.events = events;
    this.resources = resources;
  }

  /** A start-line was read. */
  Progress begin(Workbench bench) {
    open();
    if (!bench.startLine.versionPresent()) {
      return endHead(bench);
    }
    HeadMemo.Entry known = knownFields(bench);
    if (known == null) {
      return Progress.MORE;
    }
    bench.line.release();
    bench.in.position(bench.in.position() + known.head.length);
    long end = bench.in.streamOffset();
    BodyFraming framing = events.onKnownFields(known.meaning, end);
    remember(bench, false);
    return beginBody(bench, framing, end);
  }

  /** What is known of the fields that follow; null where they have to be read. */
  private HeadMemo.Entry knownFields(Workbench bench) {
    HeadMemo memo = resources.memo();
    return memo != null && mayShareFields(bench)
        ? memo.findFields(bench.in.bytes(), bench.in.position(), bench.in.limit())
        : null;
  }

  /** What fields mean to a response depends on its status and its request as well. */
  private boolean mayShareFields(Workbench bench) {
    StartLine line = bench.startLine;
    return kind == MessageKind.REQUESTS
        && bench.startLines.headAt() >= 0
        && bench.startLines.fieldsAt() - bench.startLines.headAt() <= MAX_SHARING_LINE_BYTES
        && line.majorVersion() == 1
        && line.minorVersion() == 1;
  }

  /** Remembers the head that ends at the input's position, if it was simple. */
  private void remember(Workbench bench, boolean fields) {
    HeadMemo memo = resources.memo();
    int headAt = bench.startLines.headAt();
    Object meaning = memo == null || headAt < 0 ? null : events.meaning();
    if (meaning == null) {
      return;
    }
    Input in = bench.in;
    memo.keep(kind, in.bytes(), headAt, in.position(), in.limit(), meaning);
    if (fields && mayShareFields(bench)) {
      memo.keepFields(in.bytes(), bench.startLines.fieldsAt(), in.position(), in.limit(), meaning);
    }
  }

  /** A head begins that was read before. */
  Progress beginKnown(Workbench bench, HeadMemo.Entry known) {
    open();
    long start = bench.in.streamOffset();
    bench.in.position(bench.in.position() + known.head.length);
    long end = bench.in.streamOffset();
    return beginBody(bench, events.onKnownHead(known.meaning, start, end), end);
  }

  /** A message begins that has a body alone. */
  Progress beginHeadless(Workbench bench, long streamOffset) {
    open();
    return endHead(bench, streamOffset);
  }

  private void open() {
    part = Part.FIELDS;
    bodyUnframed = false;
    chunksBroken = false;
  }

  Progress read(Workbench bench) {
    return switch (part) {
      case FIELDS -> readFields(bench);
      case BODY -> readBody(bench);
      case TRAILERS -> readTrailers(bench);
      case NONE -> throw new IllegalStateException("the message is over");
    };
  }

  private Progress readFields(Workbench bench) {
    return bench.section.read(bench.in) == FieldSectionReader.Progress.COMPLETE
        ? endHead(bench)
        : Progress.MORE;
  }

  private Progress endHead(Workbench bench) {
    return endHead(bench, bench.line.streamEnd());
  }

  private Progress endHead(Workbench bench, long end) {
    bench.line.release();
    BodyFraming framing = events.onHeadEnd(end);
    remember(bench, true);
    return beginBody(bench, framing, end);
  }

  private Progress beginBody(Workbench bench, BodyFraming framing, long end) {
    return switch (framing.kind()) {
      case NONE -> end(bench, ParsedEnd.NO_BODY, end);
      case TUNNEL -> {
        end(bench, ParsedEnd.TUNNEL, end);
        yield Progress.TUNNEL;
      }
      case CONTENT_LENGTH -> {
        beginBody(bodies().fixedLength(framing.length()));
        yield body.isComplete() ? end(bench, ParsedEnd.LENGTH, end) : Progress.MORE;
      }
      case CHUNKED -> beginBody(bodies().chunked(end));
      case CLOSE_DELIMITED -> beginBody(bodies().untilClose());
      case UNDETERMINED -> beginUnframed(bench, end);
    };
  }

  private Progress beginBody(BodyReader reader) {
    body = reader;
    part = Part.BODY;
    return Progress.MORE;
  }

  private BodyReaders bodies() {
    if (bodies == null) {
      bodies = new BodyReaders(resources.options(), events);
    }
    return bodies;
  }

  /** A response goes on to the end of the stream; of a request nobody knows. */
  private Progress beginUnframed(Workbench bench, long streamOffset) {
    if (kind == MessageKind.RESPONSES) {
      bodyUnframed = true;
      return beginBody(bodies().untilClose());
    }
    end(bench, ParsedEnd.MALFORMED, streamOffset);
    return Progress.UNFRAMED;
  }

  private Progress readBody(Workbench bench) {
    BodyReader reader = body;
    return switch (reader.read(bench.in)) {
      case MORE -> Progress.MORE;
      case COMPLETE -> end(bench, ParsedEnd.LENGTH, bench.in.streamOffset());
      case LAST_CHUNK -> {
        bench.section.begin(FieldSectionReader.Section.TRAILER, bench.in.streamOffset(), false);
        part = Part.TRAILERS;
        yield Progress.MORE;
      }
      case UNFRAMED -> unframe(bench);
    };
  }

  private Progress unframe(Workbench bench) {
    chunksBroken = true;
    ChunkedBodyReader chunked = bodies.lastChunked();
    Progress progress = beginUnframed(bench, chunked.restStart());
    HeldBytes held = chunked.held();
    if (held.length() > 0 && part == Part.BODY) {
      events.onBody(held.bytes(), 0, held.length(), chunked.restStart());
      held.release();
    }
    return progress;
  }

  /** After {@link Progress#UNFRAMED}: the rest's beginning belongs to no message. */
  void skipRest(SkipRun run, SkipReason reason) {
    if (!chunksBroken) {
      return;
    }
    ChunkedBodyReader chunked = bodies.lastChunked();
    HeldBytes held = chunked.held();
    if (held.length() > 0) {
      run.add(reason, chunked.restStart(), held.bytes(), 0, held.length());
      held.release();
    }
  }

  private Progress readTrailers(Workbench bench) {
    return switch (bench.section.read(bench.in)) {
      case MORE -> Progress.MORE;
      case COMPLETE -> end(bench, ParsedEnd.LAST_CHUNK, bench.line.streamEnd());
      case START_LINE -> {
        long start = bench.line.streamStart();
        Evidence.report(events, Deviation.LAST_CHUNK_CRLF_MISSING, bench.line, start, start);
        close(ParsedEnd.LAST_CHUNK, start);
        yield Progress.START_LINE;
      }
    };
  }

  private Progress end(Workbench bench, ParsedEnd end, long streamOffset) {
    bench.line.release();
    close(end, streamOffset);
    return Progress.ENDED;
  }

  private void close(ParsedEnd end, long streamOffset) {
    part = Part.NONE;
    body = null;
    events.onMessageEnd(end, streamOffset);
  }

  /**
   * Bytes of the stream are missing here. A body may end with them.
   *
   * @return how many of them lie inside the message for certain
   */
  long skip(Workbench bench, long streamOffset, long length) {
    if (part != Part.BODY) {
      return 0;
    }
    long placed = body.skip(streamOffset, length);
    if (body.isComplete()) {
      end(bench, ParsedEnd.LENGTH, streamOffset + placed);
    }
    return placed;
  }

  /** The message ends where it is. */
  void abandon(Workbench bench, ParsedEnd end, long streamOffset) {
    if (part == Part.BODY) {
      body.finish(streamOffset);
    } else {
      bench.section.finish();
    }
    end(bench, end, streamOffset);
  }

  /** The message ends before its body, which it does not have. */
  void endWithoutBody(Workbench bench, long streamOffset) {
    end(bench, ParsedEnd.NO_BODY, streamOffset);
  }

  /** What the end of the stream makes of the message. */
  ParsedEnd streamEnd() {
    return part == Part.BODY && chunksBroken ? ParsedEnd.MALFORMED : ParsedEnd.STREAM_END;
  }

  boolean isOpen() {
    return part != Part.NONE;
  }

  /** Whether it is in a section of fields, which is on the bench between pieces. */
  boolean isInSection() {
    return part == Part.FIELDS || part == Part.TRAILERS;
  }

  boolean isInBody() {
    return part == Part.BODY;
  }

  /** Whether its body is read to the end of the stream because its end cannot be told. */
  boolean isUnframed() {
    return part == Part.BODY && bodyUnframed;
  }
}
