package io.chunkscope.verify.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which elements of two lists stand for each other: those of a longest common subsequence, and
 * between those the ones left where both lists left equally many. Everything else came or went.
 */
final class Alignment<T> {
  /** Beyond it only what both lists begin and end with is looked for; 16 MB. */
  private static final long MAX_CELLS = 4_000_000;

  /**
   * Two that stand for each other, or one alone.
   *
   * @param before null for one that came
   * @param after null for one that went
   */
  record Pair<T>(T before, T after) {}

  private final List<T> before;
  private final List<T> after;
  private final BiPredicate<T, T> same;
  private final List<Pair<T>> pairs = new ArrayList<>();
  private int fromBefore;
  private int fromAfter;

  private Alignment(List<T> before, List<T> after, BiPredicate<T, T> same) {
    this.before = before;
    this.after = after;
    this.same = same;
  }

  static <T> List<Pair<T>> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
    return new Alignment<>(before, after, same).align();
  }

  private List<Pair<T>> align() {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && same.test(before.get(head), after.get(head))) {
      match(head, head);
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && same.test(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
      tail++;
    }
    middle(before.size() - tail, after.size() - tail);
    for (; tail > 0; tail--) {
      match(before.size() - tail, after.size() - tail);
    }
    fill(before.size(), after.size());
    return pairs;
  }

  /** What lies between a common head and a common tail. */
  private void middle(int endBefore, int endAfter) {
    int startBefore = fromBefore;
    int startAfter = fromAfter;
    int rows = endBefore - startBefore;
    int columns = endAfter - startAfter;
    if ((long) (rows + 1) * (columns + 1) > MAX_CELLS) {
      return;
    }
    int[][] common = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        common[i][j] =
            same.test(before.get(startBefore + i), after.get(startAfter + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (same.test(before.get(startBefore + i), after.get(startAfter + j))) {
        match(startBefore + i++, startAfter + j++);
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private void match(int indexBefore, int indexAfter) {
    fill(indexBefore, indexAfter);
    pairs.add(new Pair<>(before.get(indexBefore), after.get(indexAfter)));
    fromBefore = indexBefore + 1;
    fromAfter = indexAfter + 1;
  }

  /** What was left out up to here. */
  private void fill(int endBefore, int endAfter) {
    if (endBefore - fromBefore == endAfter - fromAfter) {
      while (fromBefore < endBefore) {
        pairs.add(new Pair<>(before.get(fromBefore++), after.get(fromAfter++)));
      }
      return;
    }
    while (fromBefore < endBefore) {
      pairs.add(new Pair<>(before.get(fromBefore++), null));
    }
    while (fromAfter < endAfter) {
      pairs.add(new Pair<>(null, after.get(fromAfter++)));
    }
  }
}
