package io.chunkscope.junit.node;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.junit.judge.Failure;
import io.chunkscope.junit.judge.FindingsByExchange;
import io.chunkscope.junit.judge.Judged;
import io.chunkscope.junit.judge.Quantifier;
import io.chunkscope.junit.judge.Subjects;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.Expectation;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.Ruling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * A test for each exchange that an expectation means. It fails where the expectation must hold of
 * all and does not; it is skipped, with the reason, where it need not hold, where the capture
 * cannot tell and where there is no case: what follows from those is for the expectation as a
 * whole.
 */
final class ExchangeTests {
  /** More tests than that nobody opens; the expectation as a whole judges all exchanges. */
  static final int MAX_TESTS = 500;

  private final Path capture;
  private final CaptureAnalysis analysis;
  private final Expectation expectation;
  private final FindingsByExchange findings;

  ExchangeTests(Path capture, CaptureAnalysis analysis, Expectation expectation) {
    this.capture = capture;
    this.analysis = analysis;
    this.expectation = expectation;
    this.findings = new FindingsByExchange(analysis);
  }

  Stream<DynamicTest> stream() {
    if (expectation.checks().stream().noneMatch(ExchangeCheck.class::isInstance)) {
      return Stream.empty();
    }
    return analysis.exchanges().stream()
        .filter(expectation.selection()::matches)
        .limit(MAX_TESTS)
        .map(this::test);
  }

  private DynamicTest test(Exchange exchange) {
    ExchangeReference where = ExchangeReference.of(capture.toString(), exchange);
    return DynamicTest.dynamicTest(Failure.title(where), Places.of(capture), () -> judge(exchange));
  }

  private void judge(Exchange exchange) {
    Subjects subject =
        new Subjects(
            capture.toString(),
            List.of(exchange),
            Quantifier.ONE,
            expectation.selection().asksForRequest(),
            findings);
    List<Judged> others = new ArrayList<>();
    boolean any = false;
    for (Check check : expectation.checks()) {
      if (check instanceof ExchangeCheck) {
        Judged judged = subject.judge(exchange, check);
        any |= judged.holds();
        if (!judged.holds()) {
          others.add(judged);
        }
      }
    }
    List<Evidence> failures = evidence(others, Ruling.FAILS);
    if (!failures.isEmpty() && expectation.quota() == Expectation.ALL) {
      throw Failure.of("", failures, 0);
    }
    List<Evidence> unknown = evidence(others, Ruling.CANNOT_TELL);
    if (!failures.isEmpty() || !unknown.isEmpty() || !any) {
      List<Evidence> all = new ArrayList<>(failures);
      all.addAll(unknown);
      all.addAll(any ? List.of() : evidence(others, Ruling.NOT_APPLICABLE));
      throw new TestAbortedException(Failure.of("", all, 0).getMessage());
    }
  }

  private static List<Evidence> evidence(List<Judged> judged, Ruling ruling) {
    return judged.stream()
        .filter(one -> one.ruling() == ruling)
        .map(Judged::evidence)
        .collect(Collectors.toList());
  }
}
