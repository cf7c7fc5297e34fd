package io.chunkscope.junit.judge;

/** Of how many exchanges something must hold. */
public enum Quantifier {
  /** Of the one there is: there must be a case. */
  ONE,
  /** Of all, but those where there is no case; of one at least. */
  ALL,
  /** Of one at least, and what is asserted further of the same one. */
  ANY
}
