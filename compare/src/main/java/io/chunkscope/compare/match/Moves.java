package io.chunkscope.compare.match;

import java.util.SplittableRandom;

/** Changes to an arrangement, small and larger, drawn by chance. */
final class Moves {
  private static final int NONE = Arrangement.NONE;

  /** How far the partners of two exchanges that are exchanged usually stand from each other. */
  private static final double NEAR = 6;

  private static final int MOST_TURNED = 8;
  private static final int MOST_THREADED = 17;
  private static final int MOST_CHANGED = 64;

  /** What no order can make up for, in nats; more, as long as there is heat. */
  private static final double HOPELESS = 40;

  /**
   * Many messages that meet the same others are no independent witnesses: where it is asked how
   * sure a pair is, they count less.
   */
  private static final double WITNESS = 0.5;

  private final Arrangement now;
  private final Edges edges;
  private final SplittableRandom random;
  private final int[] bySent;
  private final int[] backs = new int[MOST_CHANGED];
  private final int[] before = new int[MOST_CHANGED];
  private final int[] after = new int[MOST_CHANGED];
  private final int[] hands = new int[MOST_THREADED];
  private final int[] fronts = new int[MOST_THREADED];
  private final Metropolis metropolis;
  private double heat;
  private Doubts doubts;

  Moves(Arrangement now, SplittableRandom random) {
    this.now = now;
    this.edges = now.edges();
    this.random = random;
    this.metropolis = new Metropolis(random);
    this.bySent = now.bySent();
  }

  void heat(double nats) {
    heat = nats;
  }

  /** Tells, from now on, how much likelier things are than after changes that are tried. */
  void tellTo(Doubts all) {
    doubts = all;
  }

  /** Gives one back exchange another partner; whose partner that was takes the former one. */
  void exchange() {
    int back = bySent[random.nextInt(bySent.length)];
    int choices = edges.end(back) - edges.start(back);
    int former = now.frontOf(back);
    if (former != NONE) {
      exchange(back, edges.find(back, former) + step());
    } else if (choices > 0) {
      exchange(back, edges.start(back) + random.nextInt(choices));
    }
  }

  /** The same for all back exchanges, one after the other, with all partners so near. */
  void exchangeNear(int places) {
    heat(0);
    for (int back : bySent) {
      for (int step = -places; step <= places && now.frontOf(back) != NONE; step++) {
        exchange(back, edges.find(back, now.frontOf(back)) + step);
      }
    }
  }

  private void exchange(int back, int edge) {
    int former = now.frontOf(back);
    if (edge < edges.start(back) || edge >= edges.end(back) || edges.front(edge) == former) {
      return;
    }
    int front = edges.front(edge);
    int rival = now.backOf(front);
    backs[0] = back;
    before[0] = former;
    after[0] = front;
    backs[1] = rival;
    before[1] = front;
    after[1] = former;
    change(rival == NONE ? 1 : 2);
  }

  /**
   * Pairs as another arrangement does wherever that is likelier: each run of exchanges that changed
   * partners with each other is weighed by itself.
   */
  void exchangeAs(int[] frontOf) {
    heat(0);
    boolean[] seen = new boolean[frontOf.length];
    for (int start : bySent) {
      int count = 0;
      int back = start;
      while (back != NONE
          && !seen[back]
          && now.frontOf(back) != frontOf[back]
          && frontOf[back] != NONE
          && count < MOST_CHANGED) {
        seen[back] = true;
        backs[count] = back;
        before[count] = now.frontOf(back);
        after[count++] = frontOf[back];
        back = now.backOf(frontOf[back]);
      }
      boolean closed = back == start || back == NONE;
      if (count > 0 && closed) {
        change(count);
      }
    }
  }

  private int step() {
    double size = Math.abs(random.nextGaussian()) * NEAR;
    return random.nextBoolean() ? 1 + (int) size : -1 - (int) size;
  }

  /** Makes the partners of a run of back exchanges move up, or down, by one place. */
  void turn() {
    int start = random.nextInt(bySent.length);
    int length = 3 + random.nextInt(MOST_TURNED - 2);
    boolean oneWorker = now.workers() == 1 || random.nextBoolean();
    int worker = NONE;
    int count = 0;
    for (int i = start; i < bySent.length && count < length; i++) {
      int front = now.frontOf(bySent[i]);
      if (front == NONE) {
        continue;
      }
      worker = worker == NONE ? now.worker(front) : worker;
      if (!oneWorker || now.worker(front) == worker) {
        backs[count] = bySent[i];
        before[count++] = front;
      }
    }
    if (count < 3) {
      return;
    }
    int by = random.nextBoolean() ? 1 : count - 1;
    for (int i = 0; i < count; i++) {
      after[i] = before[(i + by) % count];
    }
    change(count);
  }

  /**
   * Puts two back exchanges of a run into each other's worker's hands, or their front connections
   * if these have no other pairs, and then pairs the run anew in the order of each worker.
   */
  void thread() {
    int start = random.nextInt(bySent.length);
    int most = 2 + random.nextInt(MOST_THREADED - 1);
    int count = 0;
    for (int i = start; i < bySent.length && count < most; i++) {
      if (now.frontOf(bySent[i]) != NONE) {
        backs[count] = bySent[i];
        before[count] = now.frontOf(bySent[i]);
        hands[count] = now.worker(before[count]);
        count++;
      }
    }
    if (count < 2) {
      return;
    }
    int one = random.nextInt(count);
    int other = random.nextInt(count);
    if (hands[one] == hands[other]) {
      return;
    }
    boolean ofFronts = random.nextBoolean();
    int first = now.frontConnection(before[one]);
    int second = now.frontConnection(before[other]);
    if (!ofFronts) {
      int hand = hands[one];
      hands[one] = hands[other];
      hands[other] = hand;
    } else if (now.frontsOf(first).length == 1 && now.frontsOf(second).length == 1) {
      swapWorkers(first, second);
    } else {
      return;
    }
    if (!(inOrder(count) && change(count)) && ofFronts) {
      swapWorkers(first, second);
      for (int i = 0; i < count; i++) {
        now.follow(backs[i]);
      }
    }
  }

  private void swapWorkers(int one, int other) {
    int worker = now.worker(now.frontsOf(one)[0]);
    now.assign(one, now.worker(now.frontsOf(other)[0]));
    now.assign(other, worker);
  }

  /** Finds partners by the order of each worker; false if there is no such way. */
  private boolean inOrder(int count) {
    for (int i = 0; i < count; i++) {
      int front = before[i];
      int at = i;
      for (; at > 0 && now.takenNs(fronts[at - 1]) > now.takenNs(front); at--) {
        fronts[at] = fronts[at - 1];
      }
      fronts[at] = front;
    }
    for (int worker = 0; worker < now.workers(); worker++) {
      int next = 0;
      for (int i = 0; i < count; i++) {
        if (hands[i] != worker) {
          continue;
        }
        while (next < count && now.worker(fronts[next]) != worker) {
          next++;
        }
        if (next == count) {
          return false;
        }
        after[i] = fronts[next++];
      }
    }
    return true;
  }

  /** Gives the pairs new partners if that is to be; workers may have been changed for it. */
  private boolean change(int count) {
    double nats = 0;
    for (int i = 0; i < count; i++) {
      nats += now.alone(backs[i], after[i]) - now.alone(backs[i], before[i]);
      if (nats == Double.POSITIVE_INFINITY) {
        return false;
      }
    }
    if (nats > HOPELESS * (1 + heat)) {
      return false;
    }
    nats -= now.together(backs, count);
    put(after, count);
    nats += now.together(backs, count);
    boolean taken = metropolis.takes(nats, heat);
    if (!taken) {
      put(before, count);
    }
    for (int i = 0; i < count && doubts != null; i++) {
      if (before[i] != after[i]) {
        doubts.note(
            backs[i], taken ? before[i] : after[i], WITNESS * Refinement.NAT * Math.abs(nats));
      }
    }
    return taken;
  }

  private void put(int[] partners, int count) {
    for (int i = 0; i < count; i++) {
      now.pair(backs[i], partners[i]);
    }
  }
}
