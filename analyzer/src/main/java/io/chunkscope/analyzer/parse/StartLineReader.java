package io.chunkscope.analyzer.parse;

/** Reads the start-line of a message, and tells it from junk between messages. */
final class StartLineReader {

  enum Progress {
    /** The input is used up, or an empty line was passed over (RFC 9112 §2.2). */
    MORE,
    /** A message has begun. */
    MESSAGE,
    /** No start-line can begin here; what was taken so far is in the run of junk. */
    JUNK,
    /** A whole line was none and is in the run of junk. */
    JUNK_LINE
  }

  private final Workbench bench;
  private final int maxHeadBytes;
  private int headAt = -1;
  private int fieldsAt;

  StartLineReader(Workbench bench, int maxHeadBytes) {
    this.bench = bench;
    this.maxHeadBytes = maxHeadBytes;
  }

  /** A new piece of data: a head that began before does not lie whole in it. */
  void onPieceStart() {
    headAt = -1;
  }

  /** Where in the input the head begun last starts; -1 when it began earlier or is malformed. */
  int headAt() {
    return headAt;
  }

  /** Where its fields start, if it lies in the input. */
  int fieldsAt() {
    return fieldsAt;
  }

  Progress read() {
    Input in = bench.in;
    LineReader line = bench.line;
    if (!line.isPartial() && !mayBegin(in.bytes(), in.position(), in.remaining())) {
      return Progress.JUNK;
    }
    if (!line.read(in, false)) {
      HeldBytes held = line.held();
      if (mayBegin(held.bytes(), 0, held.length())) {
        return Progress.MORE;
      }
      bench.run.addPartial(SkipReason.NOT_A_MESSAGE, line);
      return Progress.JUNK;
    }
    if (line.length() == 0) {
      bench.run.addLine(SkipReason.EMPTY_LINES, line);
      return Progress.MORE;
    }
    if (!begin()) {
      bench.run.addLine(SkipReason.NOT_A_MESSAGE, line);
      return Progress.JUNK_LINE;
    }
    return Progress.MESSAGE;
  }

  /** Whether a start-line or an empty line may begin so. */
  private boolean mayBegin(byte[] bytes, int start, int length) {
    byte octet = bytes[start];
    boolean empty =
        octet == OctetClass.LF
            || (octet == OctetClass.CR && (length == 1 || bytes[start + 1] == OctetClass.LF));
    return empty || StartLineParser.mayBegin(bench.kind, bytes, start, length);
  }

  /**
   * Begins a message with a line of which the end is missing: a status-line from the status on, a
   * request-line from the method on.
   *
   * @param expected whether a message begins here if anything does
   */
  boolean beginCut(boolean expected) {
    LineReader line = bench.line;
    HeldBytes held = line.held();
    if (!line.isPartial() || held.length() < line.streamEnd() - line.streamStart()) {
      return false;
    }
    int length = held.length();
    if (held.bytes()[length - 1] == OctetClass.CR) {
      length--;
    }
    StartLine startLine = bench.startLine;
    if (!parseCut(held.bytes(), length, expected)) {
      startLine.release();
      return false;
    }
    bench.run.finish();
    bench.events.onStartLine(startLine, line.streamStart(), line.streamStart() + length);
    startLine.release();
    bench.section.begin(FieldSectionReader.Section.HEADER, line.streamStart(), false);
    line.discard();
    headAt = -1;
    return true;
  }

  private boolean parseCut(byte[] bytes, int length, boolean expected) {
    StartLine startLine = bench.startLine;
    StartLineForm form = StartLineParser.parse(bench.kind, bytes, 0, length, startLine);
    if (form == StartLineForm.WELL_FORMED && startLine.versionPresent()) {
      return true;
    }
    return bench.kind == MessageKind.REQUESTS
        && CutRequestLine.parse(bytes, 0, length, expected, startLine);
  }

  /** Begins a message with the line that was read; false when it is no start-line. */
  boolean begin() {
    LineReader line = bench.line;
    StartLine startLine = bench.startLine;
    boolean tooLong = line.streamEnd() - line.streamStart() > maxHeadBytes;
    StartLineForm form =
        tooLong
            ? StartLineParser.parseCut(
                bench.kind,
                line.bytes(),
                line.start(),
                Math.min(line.length(), maxHeadBytes),
                startLine)
            : StartLineParser.parse(
                bench.kind, line.bytes(), line.start(), line.length(), startLine);
    if (form == StartLineForm.NOT_A_START_LINE) {
      return false;
    }
    bench.run.finish();
    MessageEvents events = bench.events;
    events.onStartLine(
        startLine, line.streamStart(), line.streamEnd() - line.terminator().length());
    startLine.release();
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
    bench.section.begin(FieldSectionReader.Section.HEADER, line.streamStart(), tooLong);
    boolean wholeAndPlain = bench.in.bytes() == line.bytes() && form == StartLineForm.WELL_FORMED;
    headAt = wholeAndPlain ? line.start() : -1;
    fieldsAt = bench.in.position();
    return true;
  }
}
