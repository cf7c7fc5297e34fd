package io.chunkscope.compare.match;

import java.util.Arrays;

/**
 * Pairs that were under way over the hop at the same time, and whether they left in the order in
 * which they came. Two that changed places were hardly in the hands of one worker; two that did not
 * may have been.
 */
final class Encounters {
  /** Changing places among all that meet: of one worker, and of two. */
  private static final double TURNED_WITHIN = 0.01;

  private static final double TURNED_ACROSS = 0.3;
  private static final float TURNED = (float) Math.log(TURNED_ACROSS / TURNED_WITHIN);
  private static final float KEPT = (float) Math.log((1 - TURNED_ACROSS) / (1 - TURNED_WITHIN));

  /** Neighbours that are looked at, before and after. */
  private static final int MOST = 48;

  private final int[] starts;
  private int[] others;
  private float[] weights;

  private Encounters(int pairs) {
    starts = new int[pairs + 1];
  }

  /**
   * Encounters of messages that go one way, and of those that go the other; pairs are numbered as
   * their front exchanges.
   *
   * @param inNs when each came in, by pair and way; {@link Timings#NEVER} for none
   * @param outNs when it went out
   */
  static Encounters of(long[][] inNs, long[][] outNs, Timings timings) {
    int pairs = timings.fronts();
    Encounters all = new Encounters(pairs);
    int[][] byArrival = new int[inNs.length][];
    for (int way = 0; way < inNs.length; way++) {
      long[] timesNs = inNs[way];
      byArrival[way] = Timings.inOrder(pairs, pair -> timesNs[pair]);
      all.meet(byArrival[way], inNs[way], outNs[way], timings, null);
    }
    for (int pair = 0; pair < pairs; pair++) {
      all.starts[pair + 1] += all.starts[pair];
    }
    all.others = new int[all.starts[pairs]];
    all.weights = new float[all.starts[pairs]];
    int[] at = Arrays.copyOf(all.starts, pairs);
    for (int way = 0; way < inNs.length; way++) {
      all.meet(byArrival[way], inNs[way], outNs[way], timings, at);
    }
    return all;
  }

  /**
   * Goes over all that meet: counts them, or fills the lists.
   *
   * @param at where the next of each list goes; null to count
   */
  private void meet(int[] byArrival, long[] inNs, long[] outNs, Timings timings, int[] at) {
    for (int i = 0; i < byArrival.length; i++) {
      int one = byArrival[i];
      for (int k = i + 1; k < byArrival.length && k <= i + MOST; k++) {
        int other = byArrival[k];
        if (inNs[other] > outNs[one]) {
          break;
        }
        if (timings.frontConnection(one) == timings.frontConnection(other)) {
          continue;
        }
        if (at == null) {
          starts[one + 1]++;
          starts[other + 1]++;
        } else {
          float weight = outNs[other] < outNs[one] ? TURNED : KEPT;
          others[at[one]] = other;
          weights[at[one]++] = weight;
          others[at[other]] = one;
          weights[at[other]++] = weight;
        }
      }
    }
  }

  int start(int pair) {
    return starts[pair];
  }

  int end(int pair) {
    return starts[pair + 1];
  }

  int other(int encounter) {
    return others[encounter];
  }

  /** What speaks against both being in one worker's hands, in nats. */
  float weight(int encounter) {
    return weights[encounter];
  }
}
