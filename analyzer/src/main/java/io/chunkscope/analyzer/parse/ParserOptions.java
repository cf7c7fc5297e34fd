package io.chunkscope.analyzer.parse;

/**
 * The limits of a parser.
 *
 * @param maxHeadBytes start-line and fields of one head, in bytes; beyond it fields are not
 *     delivered
 * @param maxTrailerBytes the same for a trailer section
 * @param maxChunkSizeLineBytes a chunk-size line with its extensions, in bytes
 * @param chunkSearchBytes how far to look for the next size line after a chunk fault, in bytes
 */
public record ParserOptions(
    int maxHeadBytes, int maxTrailerBytes, int maxChunkSizeLineBytes, int chunkSearchBytes) {

  public static final ParserOptions DEFAULTS =
      new ParserOptions(64 * 1024, 64 * 1024, 4 * 1024, 64 * 1024);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException when a limit is not positive
   */
  public ParserOptions {
    if (maxHeadBytes < 1
        || maxTrailerBytes < 1
        || maxChunkSizeLineBytes < 1
        || chunkSearchBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
