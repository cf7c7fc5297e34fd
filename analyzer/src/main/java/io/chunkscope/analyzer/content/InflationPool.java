package io.chunkscope.analyzer.content;

/**
 * Keeps an inflater of each kind for the next body: making one costs more than most trials. One
 * thread.
 */
final class InflationPool {
  private Inflation raw;
  private Inflation zlib;

  /**
   * @param wrapped with the zlib format around the data
   */
  Inflation take(boolean wrapped) {
    Inflation kept = wrapped ? zlib : raw;
    if (kept == null) {
      return new Inflation(wrapped);
    }
    if (wrapped) {
      zlib = null;
    } else {
      raw = null;
    }
    return kept;
  }

  void giveBack(Inflation inflation) {
    boolean wrapped = inflation.isZlib();
    if ((wrapped ? zlib : raw) != null) {
      inflation.end();
      return;
    }
    inflation.restart();
    if (wrapped) {
      zlib = inflation;
    } else {
      raw = inflation;
    }
  }
}
