package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import java.util.List;
import java.util.Set;

/** Looks for departures from the grammar among those noted on a message. */
public final class Deviations {
  private Deviations() {}

  /** The first of one of these kinds, or null. */
  public static DeviationNote first(HttpMessage message, Set<Deviation> kinds) {
    List<DeviationNote> notes = message.deviations();
    for (int i = 0; i < notes.size(); i++) {
      if (kinds.contains(notes.get(i).deviation())) {
        return notes.get(i);
      }
    }
    return null;
  }

  /** How many of these kinds are noted. */
  public static int count(HttpMessage message, Set<Deviation> kinds) {
    int count = 0;
    List<DeviationNote> notes = message.deviations();
    for (int i = 0; i < notes.size(); i++) {
      if (kinds.contains(notes.get(i).deviation())) {
        count++;
      }
    }
    return count;
  }
}
