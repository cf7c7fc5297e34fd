package io.chunkscope.verify.expect;

import java.util.ArrayList;
import java.util.List;

/** The first so many of a kind; the others are counted. */
final class EvidenceLog {
  private final int limit;
  private final List<Evidence> kept = new ArrayList<>();
  private long omitted;

  EvidenceLog(int limit) {
    this.limit = limit;
  }

  /** Whether one more would be kept; what is not kept need not be made. */
  boolean takesMore() {
    return kept.size() < limit;
  }

  void add(Evidence evidence) {
    kept.add(evidence);
  }

  void omit() {
    omitted++;
  }

  List<Evidence> kept() {
    return List.copyOf(kept);
  }

  long omitted() {
    return omitted;
  }

  long count() {
    return kept.size() + omitted;
  }
}
