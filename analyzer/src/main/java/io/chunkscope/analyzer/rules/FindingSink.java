package io.chunkscope.analyzer.rules;

/** Receives findings, finished. */
@FunctionalInterface
public interface FindingSink {
  void onFinding(Finding finding);
}
