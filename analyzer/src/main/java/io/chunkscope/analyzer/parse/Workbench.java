package io.chunkscope.analyzer.parse;

/**
 * What a parser needs while it is inside a line, a section of fields or a run of junk, and not
 * while it waits for the next message or passes a body on: most parsers wait, so they borrow.
 */
final class Workbench {
  final Input in = new Input();
  final StartLine startLine = new StartLine();
  final LineReader line;
  final SkipRun run = new SkipRun(this);
  final Resynchronizer resynchronizer;
  final FieldSectionReader section;
  final StartLineReader startLines;

  /** Of the parser that has it. */
  MessageKind kind;

  /** Of the parser that has it. */
  MessageEvents events;

  Workbench(ParserOptions options) {
    line = new LineReader(options.maxHeadBytes());
    resynchronizer = new Resynchronizer(this, options.maxHeadBytes(), line, run);
    section = new FieldSectionReader(options, this, line, resynchronizer);
    startLines = new StartLineReader(this, options.maxHeadBytes());
  }

  /** Whether nothing lies on it that the next piece of the stream would be put to. */
  boolean isClear() {
    return !line.isPartial() && run.isEmpty();
  }
}
