package io.chunkscope.verify.expect.draft;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.verify.expect.check.Ruling;
import io.chunkscope.verify.expect.match.Glob;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is seen of the exchanges with one method, host and pattern of paths. */
final class Group {
  static final int MAX_STATUS = 4;

  final String method;
  final String host;
  final String path;
  private final Glob glob;
  private final long[] held = new long[Candidate.values().length];
  private final long[] failed = new long[Candidate.values().length];
  final Set<Framing> framings = EnumSet.noneOf(Framing.class);
  final Set<Integer> status = new TreeSet<>();
  final Range flushes = new Range();
  final Range firstFlushNs = new Range();
  final Range waitNs = new Range();
  final Range timeoutS = new Range();
  long exchanges;

  /** Exchanges without an answer, or with half a head of one. */
  long broken;

  Group(String method, String host, String path) {
    this.method = method;
    this.host = host;
    this.path = path;
    this.glob = Glob.of(path);
  }

  /** Whether an expectation for this group would judge exchanges of the other, too. */
  boolean covers(Group other) {
    return covers(other.method, other.host, other.path);
  }

  boolean covers(String otherMethod, String otherHost, String otherPath) {
    return method.equals(otherMethod)
        && (host.isEmpty() || host.equals(otherHost))
        && glob.matches(otherPath);
  }

  void add(Exchange exchange) {
    exchanges++;
    for (Candidate candidate : Candidate.values()) {
      if (candidate.ofExchange() != null) {
        count(candidate, candidate.ofExchange().judge().judge(exchange, List.of()).ruling());
      }
    }
    Response response = exchange.response();
    if (response == null || !response.headComplete()) {
      Ruling complete = Candidate.COMPLETE.ofExchange().judge().judge(exchange, List.of()).ruling();
      broken += complete == Ruling.FAILS ? 1 : 0;
      return;
    }
    if (status.size() <= MAX_STATUS) {
      status.add(response.status());
    }
    if (exchange.waitNs() >= 0) {
      waitNs.add(exchange.waitNs());
    }
    if (response.keepAlive() != null) {
      timeoutS.add(response.keepAlive().timeoutS());
    }
    if (response.framing() != Framing.NONE) {
      framings.add(response.framing());
      flushes.add(response.delivery() == null ? 0 : response.delivery().flushes());
    }
    if (response.delivery() != null) {
      firstFlushNs.add(Math.max(0, response.delivery().timeNs(0) - exchange.request().lastNs()));
    }
  }

  void add(ConnectionTrace connection) {
    for (Candidate candidate : Candidate.values()) {
      if (candidate.ofConnection() != null) {
        count(candidate, candidate.ofConnection().judge().judge(connection).ruling());
      }
    }
  }

  private void count(Candidate candidate, Ruling ruling) {
    if (ruling == Ruling.HOLDS) {
      held[candidate.ordinal()]++;
    } else if (ruling == Ruling.FAILS) {
      failed[candidate.ordinal()]++;
    }
  }

  /** Adds what was seen of another group. */
  void add(Group other) {
    for (int i = 0; i < held.length; i++) {
      held[i] += other.held[i];
      failed[i] += other.failed[i];
    }
    framings.addAll(other.framings);
    status.addAll(other.status);
    flushes.add(other.flushes);
    firstFlushNs.add(other.firstFlushNs);
    waitNs.add(other.waitNs);
    timeoutS.add(other.timeoutS);
    exchanges += other.exchanges;
    broken += other.broken;
  }

  /** Whether it held somewhere and failed nowhere. */
  boolean holds(Candidate candidate) {
    return held[candidate.ordinal()] > 0 && failed[candidate.ordinal()] == 0;
  }

  /** Whether it could be judged and never held. */
  boolean neverHolds(Candidate candidate) {
    return held[candidate.ordinal()] == 0 && failed[candidate.ordinal()] > 0;
  }
}
