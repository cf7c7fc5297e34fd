package io.chunkscope.analyzer.parse;

/**
 * What the parsers of one thread share, so that each of many open connections holds little: limits,
 * heads seen before, and the {@link Workbench} that only a parser at work needs.
 */
public final class ParserResources {
  private final ParserOptions options;
  private final HeadMemo memo;
  private Workbench idle;

  /** For parsers that read every head. */
  public ParserResources(ParserOptions options) {
    this(options, null);
  }

  /**
   * @param memo of parsers whose events have one kind of meaning, or null
   */
  public ParserResources(ParserOptions options, HeadMemo memo) {
    this.options = options;
    this.memo = memo;
  }

  ParserOptions options() {
    return options;
  }

  HeadMemo memo() {
    return memo;
  }

  Workbench lend(MessageKind kind, MessageEvents events) {
    Workbench bench = idle;
    idle = null;
    if (bench == null) {
      bench = new Workbench(options);
    }
    bench.kind = kind;
    bench.events = events;
    return bench;
  }

  void takeBack(Workbench bench) {
    bench.events = null;
    idle = bench;
  }
}
