package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.FindingLimit;
import io.chunkscope.verify.expect.check.Judgement;
import io.chunkscope.verify.expect.check.Ruling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How far one expectation has been judged. */
final class ExpectationState {
  private final String source;
  private final Expectation expectation;
  private final Counter exchanges = new Counter();
  private final Counter connections = new Counter();
  private final Counter[] checks;
  private final EvidenceLog failures;
  private final EvidenceLog unknowns;
  private final int maxServers;
  private final Set<Endpoint> servers = new HashSet<>();
  private final boolean judgesConnections;
  private long lateFindings;

  /** Exchanges of which at least one thing could be judged. */
  private long seen;

  ExpectationState(String source, Expectation expectation, EvaluationLimits limits) {
    this.source = source;
    this.expectation = expectation;
    this.failures = new EvidenceLog(limits.failures());
    this.unknowns = new EvidenceLog(limits.unknowns());
    this.maxServers = limits.servers();
    this.checks = new Counter[expectation.checks().size()];
    for (int i = 0; i < checks.length; i++) {
      checks[i] = new Counter();
    }
    this.judgesConnections =
        expectation.checks().stream().anyMatch(ConnectionCheck.class::isInstance);
  }

  /** Judges an exchange if it is meant; returns whether it is. */
  boolean onExchange(String capture, Exchange exchange, List<Finding> findings) {
    if (!expectation.selection().matches(exchange)) {
      return false;
    }
    if (expectation.noFindings() != null && servers.size() < maxServers) {
      servers.add(exchange.connection().info().server());
    }
    boolean surelyMeant = exchange.pairingCertain() || !expectation.selection().asksForRequest();
    Ruling whole = null;
    boolean any = false;
    boolean judged = false;
    for (int i = 0; i < checks.length; i++) {
      if (expectation.checks().get(i) instanceof ExchangeCheck check) {
        any = true;
        Judgement judgement =
            surelyMeant
                ? check.judge().judge(exchange, findings)
                : new Judgement(
                    Ruling.CANNOT_TELL,
                    "request and response may not belong together",
                    List.of(exchange.request().firstFrame()));
        checks[i].add(judgement.ruling());
        note(judgement, check, () -> ExchangeReference.of(capture, exchange));
        whole = both(whole, judgement.ruling());
        judged |= judgement.ruling() == Ruling.HOLDS || judgement.ruling() == Ruling.FAILS;
      }
    }
    seen += judged || !any ? 1 : 0;
    exchanges.add(any ? whole : Ruling.HOLDS);
    return true;
  }

  /** A failure outweighs all; what is not known outweighs what holds. */
  private static Ruling both(Ruling one, Ruling other) {
    if (one == null || one == Ruling.NOT_APPLICABLE) {
      return other;
    }
    if (one == Ruling.FAILS || other == Ruling.FAILS) {
      return Ruling.FAILS;
    }
    return one == Ruling.CANNOT_TELL || other == Ruling.CANNOT_TELL
        ? Ruling.CANNOT_TELL
        : Ruling.HOLDS;
  }

  /** Judges a connection that is over and carried an exchange that is meant. */
  void onConnection(String capture, ConnectionTrace connection, List<Finding> findings) {
    Ruling whole = null;
    for (int i = 0; i < checks.length; i++) {
      if (expectation.checks().get(i) instanceof ConnectionCheck check) {
        Judgement judgement = check.judge().judge(connection);
        checks[i].add(judgement.ruling());
        note(judgement, check, () -> ExchangeReference.of(capture, connection));
        whole = both(whole, judgement.ruling());
      }
    }
    if (whole != null) {
      connections.add(whole);
    }
    findings.forEach(finding -> onLateFinding(capture, finding));
  }

  /** A rule judged a server, over all its connections. */
  void onServerFinding(String capture, Finding finding) {
    if (servers.contains(finding.server())) {
      onLateFinding(capture, finding);
    }
  }

  private void onLateFinding(String capture, Finding finding) {
    FindingLimit limit = expectation.noFindings();
    // Some exchanges may be faulty where only so many must hold.
    if (limit == null || expectation.quota() != Expectation.ALL || !limit.forbids(finding, false)) {
      return;
    }
    lateFindings++;
    if (failures.takesMore()) {
      failures.add(
          new Evidence(
              ExchangeReference.of(capture, finding),
              FindingLimit.KEY,
              limit.expected(),
              FindingLimit.measured(finding),
              finding.frames()));
    } else {
      failures.omit();
    }
  }

  private interface Place {
    ExchangeReference get();
  }

  private void note(Judgement judgement, Check check, Place place) {
    EvidenceLog log =
        switch (judgement.ruling()) {
          case FAILS -> failures;
          case CANNOT_TELL -> unknowns;
          case HOLDS, NOT_APPLICABLE -> null;
        };
    if (log == null) {
      return;
    }
    if (log.takesMore()) {
      log.add(
          new Evidence(
              place.get(),
              check.key(),
              check.expected(),
              judgement.measured(),
              judgement.frames()));
    } else {
      log.omit();
    }
  }

  ExpectationOutcome outcome() {
    Verdict verdict =
        Verdict.of(
            expectation,
            exchanges.tally(),
            seen,
            judgesConnections ? connections.tally() : null,
            lateFindings,
            checkOutcomes());
    return new ExpectationOutcome(
        source,
        expectation.line(),
        expectation.title(),
        verdict.result(),
        verdict.reason(),
        true,
        exchanges.tally(),
        checkOutcomes(),
        failures.kept(),
        failures.omitted(),
        unknowns.kept(),
        unknowns.omitted());
  }

  private List<CheckOutcome> checkOutcomes() {
    CheckOutcome[] outcomes = new CheckOutcome[checks.length];
    for (int i = 0; i < checks.length; i++) {
      Check check = expectation.checks().get(i);
      outcomes[i] =
          new CheckOutcome(
              check.key(), check.expected(), check instanceof ConnectionCheck, checks[i].tally());
    }
    return List.of(outcomes);
  }
}
