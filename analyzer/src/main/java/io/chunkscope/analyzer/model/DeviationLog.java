package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.parse.Deviation;
import java.util.ArrayList;
import java.util.List;

/** The departures from the grammar in one message, in stream order; the first of them. */
final class DeviationLog {
  static final int MAX_NOTES = 32;

  private final List<DeviationNote> notes = new ArrayList<>(2);
  private int omitted;

  void add(DeviationNote note) {
    if (notes.size() < MAX_NOTES) {
      notes.add(note);
    } else {
      omitted++;
    }
  }

  List<DeviationNote> notes() {
    return notes;
  }

  /** How many there were beyond the limit. */
  int omitted() {
    return omitted;
  }

  boolean has(Deviation deviation) {
    for (DeviationNote note : notes) {
      if (note.deviation() == deviation) {
        return true;
      }
    }
    return false;
  }
}
