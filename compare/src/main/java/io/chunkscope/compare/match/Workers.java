package io.chunkscope.compare.match;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which worker of the hop, a process or a thread, each front connection is in the hands of. Workers
 * cannot be seen. But one worker keeps the order of what it sends on, and two do not keep each
 * other's: connections whose messages change places have different ones.
 */
final class Workers {
  /** Instead of heat: nobody changes. */
  static final double AS_THEY_ARE = -1;

  private static final int SWEEPS = 30;
  private static final int HOT_SWEEPS = 3;
  private static final int FIRST_SWEEPS = 12;
  private static final double CLEARLY = 1e-9;

  private final int count;
  private final Timings timings;
  private final SplittableRandom random;
  private final int[] workerOf;
  private final int[] starts;
  private final int[] frontsOf;
  private double[][] against;
  private Encounters encounters;

  Workers(int count, Timings timings, SplittableRandom random) {
    this.count = count;
    this.timings = timings;
    this.random = random;
    workerOf = new int[timings.frontConnections()];
    starts = new int[workerOf.length + 1];
    frontsOf = new int[timings.fronts()];
    for (int connection = 0; connection < workerOf.length; connection++) {
      workerOf[connection] = random.nextInt(count);
    }
    for (int front = 0; front < frontsOf.length; front++) {
      starts[timings.frontConnection(front) + 1]++;
    }
    for (int connection = 0; connection < workerOf.length; connection++) {
      starts[connection + 1] += starts[connection];
    }
    int[] at = starts.clone();
    for (int front = 0; front < frontsOf.length; front++) {
      frontsOf[at[timings.frontConnection(front)]++] = front;
    }
  }

  private Workers(Workers other) {
    count = other.count;
    timings = other.timings;
    random = other.random;
    workerOf = other.workerOf.clone();
    starts = other.starts;
    frontsOf = other.frontsOf;
  }

  /** The same as they are now. */
  Workers copy() {
    return new Workers(this);
  }

  int count() {
    return count;
  }

  /** The worker of a front connection. */
  int of(int connection) {
    return workerOf[connection];
  }

  /** What it takes to say which worker each connection has, in nats. */
  double nats() {
    return workerOf.length * Math.log(count);
  }

  /**
   * Finds them from how pairs met.
   *
   * @param heat how much is left to chance, nats; {@link #AS_THEY_ARE} for no change
   */
  void learn(Encounters met, double heat) {
    boolean first = encounters == null;
    encounters = met;
    if (heat > 0) {
      for (int step = (first ? FIRST_SWEEPS : HOT_SWEEPS) * workerOf.length; step > 0; step--) {
        int connection = random.nextInt(workerOf.length);
        workerOf[connection] = drawn(sums(connection), heat);
      }
    } else if (heat == 0) {
      settle();
    }
    weigh();
  }

  private void settle() {
    boolean changed = count > 1;
    for (int sweep = 0; sweep < SWEEPS && changed; sweep++) {
      changed = false;
      for (int connection = 0; connection < workerOf.length; connection++) {
        int before = workerOf[connection];
        workerOf[connection] = least(sums(connection), before);
        changed |= workerOf[connection] != before;
      }
    }
  }

  private double[] sums(int connection) {
    double[] sums = new double[count];
    for (int i = starts[connection]; i < starts[connection + 1]; i++) {
      sum(frontsOf[i], sums);
    }
    return sums;
  }

  private void sum(int front, double[] sums) {
    for (int met = encounters.start(front); met < encounters.end(front); met++) {
      int other = timings.frontConnection(encounters.other(met));
      sums[workerOf[other]] += encounters.weight(met);
    }
  }

  private static int least(double[] sums, int before) {
    int best = before;
    for (int worker = 0; worker < sums.length; worker++) {
      if (sums[worker] < sums[best] - CLEARLY) {
        best = worker;
      }
    }
    return best;
  }

  private int drawn(double[] sums, double heat) {
    double least = Arrays.stream(sums).min().orElseThrow();
    double whole = 0;
    for (double sum : sums) {
      whole += Math.exp((least - sum) / heat);
    }
    double left = random.nextDouble() * whole;
    for (int worker = 0; worker < sums.length; worker++) {
      left -= Math.exp((least - sums[worker]) / heat);
      if (left <= 0) {
        return worker;
      }
    }
    return sums.length - 1;
  }

  private void weigh() {
    against = new double[timings.fronts()][count];
    double[][] ofConnection = new double[workerOf.length][count];
    for (int front = 0; front < against.length; front++) {
      sum(front, against[front]);
      for (int worker = 0; worker < count; worker++) {
        ofConnection[timings.frontConnection(front)][worker] += against[front][worker];
      }
    }
    for (int front = 0; front < against.length; front++) {
      double[] sums = against[front];
      for (int worker = 0; worker < count; worker++) {
        sums[worker] = ofConnection[timings.frontConnection(front)][worker] - sums[worker];
      }
      double least = Arrays.stream(sums).min().orElseThrow();
      for (int worker = 0; worker < count; worker++) {
        sums[worker] -= least;
      }
    }
  }

  /**
   * What other pairs of the same connection say against a worker, in nats; 0 for the likeliest. A
   * pair is no witness in its own cause.
   */
  double against(int front, int worker) {
    return against[front][worker];
  }
}
