package io.chunkscope.analyzer.parse;

/**
 * Looks for the next plausible start-line among bytes that belong to no message, and puts all
 * before it into a {@link SkipRun}.
 *
 * <p>A start-line is looked for where a piece of data begins, because senders begin a message with
 * a segment, and, on request, after every line. A candidate is held until its line is complete or
 * can be none.
 */
final class Resynchronizer {
  private final Workbench bench;
  private final int maxLineBytes;
  private final LineReader line;
  private final SkipRun run;
  private final StartLine scratch = new StartLine();
  private boolean atCandidate;

  Resynchronizer(Workbench bench, int maxLineBytes, LineReader line, SkipRun run) {
    this.bench = bench;
    this.maxLineBytes = maxLineBytes;
    this.line = line;
    this.run = run;
  }

  /** Begins where a start-line may be, or in the middle of a line. */
  void begin(boolean mayBeStart) {
    atCandidate = mayBeStart;
  }

  /**
   * A new piece of data begins at the input's position. A start-line whole in it is preferred to a
   * candidate that was held.
   */
  void onPieceStart(Input in, SkipReason reason) {
    if (line.isPartial() && beginsWithStartLine(in)) {
      run.addPartial(reason, line);
    }
    atCandidate = true;
  }

  /**
   * Skips to the next start-line.
   *
   * @return true when the line reader holds it; false when the input is used up
   */
  boolean findStart(Input in, SkipReason reason, boolean everyLine) {
    while (in.hasRemaining()) {
      if (atCandidate) {
        if (readCandidate(in, reason, everyLine)) {
          return true;
        }
      } else {
        int end = everyLine ? afterLine(in) : in.limit();
        int length = end - in.position();
        run.add(reason, in.streamOffset(), in.bytes(), in.position(), length);
        in.position(end);
      }
    }
    return false;
  }

  private int afterLine(Input in) {
    int lineFeed = OctetScan.nextLineFeed(in.bytes(), in.position(), in.limit());
    if (lineFeed == in.limit()) {
      return lineFeed;
    }
    atCandidate = true;
    return lineFeed + 1;
  }

  private boolean readCandidate(Input in, SkipReason reason, boolean everyLine) {
    if (!line.isPartial() && !mayBegin(in.bytes(), in.position(), in.remaining())) {
      atCandidate = false;
      return false;
    }
    if (!line.read(in, false)) {
      if (!mayBegin(line.held().bytes(), 0, line.held().length())) {
        run.addPartial(reason, line);
        atCandidate = false;
      }
      return false;
    }
    if (isStartLine(line)) {
      return true;
    }
    run.addLine(reason, line);
    atCandidate = everyLine;
    return false;
  }

  /** Whether a line is a start-line beyond reasonable doubt, wherever it was found. */
  boolean isStartLine(LineReader candidate) {
    return !candidate.isFolded()
        && candidate.streamEnd() - candidate.streamStart() <= maxLineBytes
        && isStartLine(candidate.bytes(), candidate.start(), candidate.length());
  }

  private boolean beginsWithStartLine(Input in) {
    int end = OctetScan.nextLineFeed(in.bytes(), in.position(), in.limit());
    if (end == in.limit()) {
      return false;
    }
    int length = end - in.position();
    if (length > 0 && in.bytes()[end - 1] == OctetClass.CR) {
      length--;
    }
    /* A method cut in two is a token in both halves: only one that is well known counts here. */
    return isStartLine(in.bytes(), in.position(), length)
        && (bench.kind == MessageKind.RESPONSES
            || CommonMethods.contain(in.bytes(), scratch.methodOffset(), scratch.methodLength()));
  }

  /**
   * method SP target SP "HTTP/1." DIGIT (not to the letter after a well-known method), or "HTTP/1."
   * DIGIT SP 3DIGIT.
   */
  private boolean isStartLine(byte[] bytes, int start, int length) {
    if (!mayBegin(bytes, start, length)) {
      return false;
    }
    StartLineForm form = StartLineParser.parse(bench.kind, bytes, start, length, scratch);
    scratch.bytes = null;
    if (bench.kind == MessageKind.REQUESTS) {
      return scratch.versionPresent
          && (form == StartLineForm.WELL_FORMED
              || (form == StartLineForm.MALFORMED
                  && CommonMethods.contain(bytes, scratch.methodOffset(), scratch.methodLength())));
    }
    return form != StartLineForm.NOT_A_START_LINE
        && scratch.majorVersion == 1
        && scratch.status >= 100
        && scratch.status <= 999;
  }

  private boolean mayBegin(byte[] bytes, int start, int length) {
    return StartLineParser.mayBegin(bench.kind, bytes, start, length);
  }
}
