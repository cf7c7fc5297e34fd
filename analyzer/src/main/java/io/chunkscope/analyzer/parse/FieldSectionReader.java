package io.chunkscope.analyzer.parse;

/**
 * Reads field lines up to the empty line that ends them: the header section (RFC 9112 §5) and the
 * trailer section (§7.1.2), which differ only in where their fields go.
 */
final class FieldSectionReader {

  enum Section {
    HEADER,
    TRAILER
  }

  enum Progress {
    /** The input is used up. */
    MORE,
    /** The empty line was read. */
    COMPLETE,
    /** A trailer line is a start-line; the line reader holds it. */
    START_LINE
  }

  private final Resynchronizer resynchronizer;
  private final LineReader line;
  private final Workbench bench;
  private final ParserOptions options;
  private final FieldLineParser field;

  private Section section = Section.HEADER;
  private long sectionStart;
  private boolean tooLong;

  FieldSectionReader(
      ParserOptions options, Workbench bench, LineReader line, Resynchronizer resynchronizer) {
    this.resynchronizer = resynchronizer;
    this.options = options;
    this.line = line;
    this.bench = bench;
    this.field = new FieldLineParser(bench);
  }

  /** Begins a section; a header section is measured from its start-line on. */
  void begin(Section which, long streamOffset, boolean alreadyTooLong) {
    section = which;
    sectionStart = streamOffset;
    tooLong = alreadyTooLong;
  }

  Progress read(Input in) {
    Progress progress = readLines(in);
    field.release();
    return progress;
  }

  private Progress readLines(Input in) {
    while (line.read(in, true)) {
      if (line.length() == 0) {
        reportBareLf();
        return Progress.COMPLETE;
      }
      if (section == Section.TRAILER && resynchronizer.isStartLine(line)) {
        return Progress.START_LINE;
      }
      deliver();
    }
    return Progress.MORE;
  }

  /** No more of the section comes: delivers a field line that only waited for the next octet. */
  void finish() {
    if (line.finish() && line.length() > 0) {
      deliver();
      field.release();
    }
  }

  private void deliver() {
    int maxBytes = section == Section.HEADER ? options.maxHeadBytes() : options.maxTrailerBytes();
    if (line.streamEnd() - sectionStart > maxBytes) {
      if (!tooLong) {
        tooLong = true;
        Evidence.report(bench.events, Deviation.HEAD_TOO_LONG, line);
      }
      return;
    }
    reportBareLf();
    if (!field.parse(line)) {
      return;
    }
    long start = line.streamStart();
    long end = line.streamEnd();
    if (section == Section.HEADER) {
      bench.events.onField(
          field.bytes(),
          field.nameOffset(),
          field.nameLength(),
          field.valueOffset(),
          field.valueLength(),
          start,
          end);
    } else {
      bench.events.onTrailer(
          field.bytes(),
          field.nameOffset(),
          field.nameLength(),
          field.valueOffset(),
          field.valueLength(),
          start,
          end);
    }
  }

  private void reportBareLf() {
    if (line.terminator() == LineTerminator.LF) {
      Evidence.reportTerminator(
          bench.events,
          section == Section.HEADER ? Deviation.HEAD_BARE_LF : Deviation.TRAILER_BARE_LF,
          line);
    }
  }
}
