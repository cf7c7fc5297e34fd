package io.chunkscope.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often what happened. Only so many different things are told apart. */
public final class Tally {
  private static final int MOST = 32;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private long others;

  void add(String what) {
    if (counts.size() < MOST || counts.containsKey(what)) {
      counts.merge(what, 1L, Long::sum);
    } else {
      others++;
    }
  }

  /** What happened, the most frequent first. */
  public List<Map.Entry<String, Long>> byCount() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** How often other things happened than are told apart. */
  public long others() {
    return others;
  }
}
