package io.chunkscope.cli.report.html.hop;

/**
 * What the page of a comparison may hold. What is left out is counted and told in the page.
 *
 * @param pageBytes size of the whole page
 * @param paths paths in the table
 * @param groups findings told on top, in groups
 * @param unpaired exchanges without a counterpart that go before pairs without findings, of each
 *     side and reason
 * @param spans spans drawn of one lane
 * @param findings findings told of one pair
 * @param fields fields told of one head, by name
 * @param valueChars characters told of one value from the wire
 */
record HopPageLimits(
    int pageBytes,
    int paths,
    int groups,
    int unpaired,
    int spans,
    int findings,
    int fields,
    int valueChars) {
  static final HopPageLimits DEFAULTS = new HopPageLimits(2_000_000, 40, 40, 50, 140, 8, 60, 300);
}
