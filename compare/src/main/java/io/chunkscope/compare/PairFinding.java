package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.compare.hop.HopPair;

/**
 * A finding and what it is about.
 *
 * @param pairIndex the pair's place among the pairs
 */
public record PairFinding(Finding finding, HopPair pair, int pairIndex) {}
