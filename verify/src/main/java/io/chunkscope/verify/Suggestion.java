package io.chunkscope.verify;

import java.util.Collection;

/** The known name that a mistyped one was probably meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /** A name near enough, or null. */
  public static String near(String typed, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(2, typed.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(typed, candidate);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best != null ? best : containing(typed, known);
  }

  private static String containing(String typed, Collection<String> known) {
    if (typed.length() < 3) {
      return null;
    }
    for (String candidate : known) {
      if (candidate.contains(typed)) {
        return candidate;
      }
    }
    return null;
  }

  /** Insertions, deletions, replacements and swaps of neighbours from one to the other. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = current;
      current = spare;
    }
    return last[b.length()];
  }
}
