package io.chunkscope.cli.report.html;

/**
 * What a page may hold. What is left out is counted and told in the page.
 *
 * @param pageBytes size of the whole page
 * @param exchanges exchanges shown: the most severe findings first, then the slowest
 * @param heldBytes memory for those exchanges while captures are read, roughly
 * @param connectionFindings findings told of one connection
 * @param fieldLines lines told of one head
 * @param valueChars characters told of one value from the wire
 * @param chunks chunks told one by one in a table
 * @param flushes flushes told one by one in a table
 * @param spans spans drawn of one exchange
 * @param servers servers with plots of their own
 * @param groups findings told on top, in groups
 */
record PageLimits(
    int pageBytes,
    int exchanges,
    long heldBytes,
    int connectionFindings,
    int fieldLines,
    int valueChars,
    int chunks,
    int flushes,
    int spans,
    int servers,
    int groups) {
  static final PageLimits DEFAULTS =
      new PageLimits(2_000_000, 5_000, 24L << 20, 8, 60, 600, 100, 64, 160, 40, 40);
}
