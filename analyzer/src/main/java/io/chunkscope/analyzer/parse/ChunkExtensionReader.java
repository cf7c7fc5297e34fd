package io.chunkscope.analyzer.parse;

/**
 * The extension of the size line in progress: checked octet by octet, and told as one text though
 * it may come in several pieces.
 */
final class ChunkExtensionReader {
  private final MessageEvents events;

  /** Its beginning, when that came with earlier pieces than its end. */
  private final HeldBytes held;

  private ChunkExtensionGrammar grammar = ChunkExtensionGrammar.NAME_START;

  ChunkExtensionReader(MessageEvents events, int maxBytes) {
    this.events = events;
    this.held = new HeldBytes(maxBytes);
  }

  /** Another size line begins. */
  void clear() {
    held.clear();
  }

  /** Another body begins. */
  void release() {
    held.release();
  }

  /** The size line has none. */
  void absent() {
    grammar = ChunkExtensionGrammar.NAME;
  }

  /** After the semicolon. */
  void begin() {
    grammar = ChunkExtensionGrammar.NAME_START;
  }

  void accept(byte octet) {
    grammar = grammar.next(octet);
  }

  void acceptLoneCr() {
    grammar = ChunkExtensionGrammar.MALFORMED;
  }

  /** Whether the line may end here. */
  boolean isComplete() {
    return grammar.isComplete();
  }

  /**
   * The input ends inside it.
   *
   * @param lineIndex where the part of the size line in the input begins
   * @param start stream offset of the extension, whitespace before it included
   */
  void hold(Input in, int lineIndex, long start) {
    int from = (int) Math.max(lineIndex, in.position() - (in.streamOffset() - start));
    held.append(in.bytes(), from, in.position() - from);
  }

  /**
   * The size line ends at the input's position.
   *
   * @param lineIndex where the part of the size line in the input begins
   * @param start stream offset of the extension, whitespace before it included
   * @param end one past its last octet; the line's terminator begins there
   */
  void tell(Input in, int lineIndex, long start, long end) {
    int endIndex = in.position() - (int) (in.streamOffset() - end);
    if (held.length() == 0) {
      int length = (int) (end - start);
      events.onChunkExtension(in.bytes(), endIndex - length, length);
      return;
    }
    // Its beginning came with earlier pieces; its end may have, too.
    if (endIndex > lineIndex) {
      held.append(in.bytes(), lineIndex, endIndex - lineIndex);
    }
    int length = (int) Math.min(held.length(), end - start);
    events.onChunkExtension(held.bytes(), 0, length);
  }
}
