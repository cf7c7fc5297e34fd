package io.chunkscope.junit;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.junit.judge.Chosen;
import io.chunkscope.junit.judge.Failure;
import io.chunkscope.junit.judge.FindingChecks;
import io.chunkscope.junit.judge.FindingsByExchange;
import io.chunkscope.junit.judge.Quantifier;
import io.chunkscope.junit.judge.Subjects;
import io.chunkscope.junit.node.ExpectationRun;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.check.FindingLimit;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a capture as a whole, and the way to its exchanges and connections. Which exchanges
 * are meant is said as in files of expectations: {@code /home}, {@code GET /home}, {@code
 * www.example.com/**}.
 */
public final class CaptureAssert {
  private static final String GROUP_OF_GAPS = "capture";

  private final CaptureUnderTest capture;
  private final FindingsByExchange findings;

  CaptureAssert(CaptureUnderTest capture) {
    this.capture = capture;
    this.findings = new FindingsByExchange(capture.analysis());
  }

  /**
   * The only exchange that is meant.
   *
   * @param line {@code [METHOD] [HOST]/PATH}; in the path {@code *} stands for any characters but
   *     {@code /} and {@code **} for any
   * @throws AssertionFailedError if there is none, or several
   */
  public ExchangeAssert exchange(String line) {
    Chosen chosen = choose(line);
    return one(chosen, chosen.only());
  }

  /**
   * One of the exchanges that are meant.
   *
   * @param place among them, 0-based, in the order of connections and requests
   * @throws AssertionFailedError if there are not so many
   */
  public ExchangeAssert exchange(String line, int place) {
    Chosen chosen = choose(line);
    return one(chosen, chosen.at(place));
  }

  /** As {@link #exchange(String, int)} with the method by itself. */
  public ExchangeAssert exchange(String method, String path, int place) {
    return exchange(method + " " + path, place);
  }

  /**
   * All exchanges that are meant.
   *
   * @throws AssertionFailedError if there is none
   */
  public ExchangesAssert exchanges(String line) {
    Chosen chosen = choose(line);
    return new ExchangesAssert(this, chosen, findings);
  }

  private Chosen choose(String line) {
    return Chosen.of(capture.name(), line, capture.analysis().exchanges());
  }

  private ExchangeAssert one(Chosen chosen, Exchange exchange) {
    return new ExchangeAssert(
        this,
        new Subjects(
            capture.name(),
            List.of(exchange),
            Quantifier.ONE,
            chosen.selection().asksForRequest(),
            findings));
  }

  ExchangeAssert one(Exchange exchange) {
    return new ExchangeAssert(
        this, new Subjects(capture.name(), List.of(exchange), Quantifier.ONE, false, findings));
  }

  /**
   * A connection.
   *
   * @param number as Wireshark's {@code tcp.stream}
   * @throws AssertionFailedError if there is none of this number
   */
  public ConnectionAssert connection(long number) {
    List<ConnectionTrace> connections = capture.analysis().connections();
    for (ConnectionTrace connection : connections) {
      if (connection.id() == number) {
        return new ConnectionAssert(this, capture.name(), connection);
      }
    }
    throw Failure.plain(
        capture.name(),
        "no connection "
            + number
            + "; there are "
            + (connections.isEmpty()
                ? "none"
                : connections.stream()
                    .limit(20)
                    .map(connection -> String.valueOf(connection.id()))
                    .collect(Collectors.joining(", "))));
  }

  /** There is a finding of this rule or group. */
  public CaptureAssert hasFinding(String name) {
    FindingChecks.some(name);
    List<Finding> all = capture.analysis().findings();
    if (all.stream().noneMatch(finding -> FindingChecks.isOf(finding, name))) {
      throw Failure.of(
          "",
          List.of(new Evidence(whole(), "finding", name, FindingChecks.listed(all), List.of())),
          0);
    }
    return this;
  }

  /** There is no finding of these rules or groups. */
  public CaptureAssert hasNoFinding(String... names) {
    return forbid(FindingChecks.noneOf(names));
  }

  /** There is no finding of this severity or a worse one, also none about the capture itself. */
  public CaptureAssert hasNoFindingsAtOrAbove(Severity severity) {
    return forbid(FindingChecks.noneFrom(severity));
  }

  private CaptureAssert forbid(FindingLimit limit) {
    return forbid(FindingLimit.KEY, limit.expected(), finding -> limit.forbids(finding, true));
  }

  private CaptureAssert forbid(String key, String expected, Predicate<Finding> forbidden) {
    List<Evidence> evidence =
        capture.analysis().findings().stream()
            .filter(forbidden)
            .map(
                finding ->
                    new Evidence(
                        ExchangeReference.of(capture.name(), finding),
                        key,
                        expected,
                        FindingLimit.measured(finding),
                        finding.frames()))
            .toList();
    if (!evidence.isEmpty()) {
      throw Failure.of("", evidence, 0);
    }
    return this;
  }

  /** The file was read to its end, and nothing is missing in it: no hole, both directions. */
  public CaptureAssert isComplete() {
    if (capture.analysis().reading() != Reading.COMPLETE) {
      throw Failure.of(
          "",
          List.of(
              new Evidence(
                  whole(),
                  "file",
                  "read to its end",
                  capture.analysis().reading() + ": " + capture.analysis().problem(),
                  List.of())),
          0);
    }
    return forbid(
        "capture",
        "nothing missing",
        finding ->
            finding.rule().group().equals(GROUP_OF_GAPS)
                && switch (finding.rule().id()) {
                  case "capture-gap", "capture-truncated", "capture-one-sided" -> true;
                  default -> false;
                });
  }

  /**
   * All that a file expects holds; the capture is read again for it.
   *
   * @param expectations a file as {@code chunkscope check} takes it
   * @throws IllegalArgumentException if the file cannot be read or states no expectations
   */
  public CaptureAssert meets(Path expectations) {
    ExpectationRun run = ExpectationRun.of(capture.file(), ExpectationRun.read(expectations));
    run.failIfAnyIsNotMet();
    return this;
  }

  private ExchangeReference whole() {
    return new ExchangeReference(
        capture.name(), ExchangeReference.NONE, ExchangeReference.NONE, null, "", null, null);
  }
}
