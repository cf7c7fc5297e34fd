package io.chunkscope.verify.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.expect.ExpectationOutcome.Result;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which exchanges are meant, how many must be there, of how many it must hold. */
class EvaluationTest {
  private static final String RAW = "story/iis-streamed-raw";
  private static final String CHUNKED = "story/iis-keep-alive-on";

  @Test
  void hostAndPathAndMethodSelect() throws Exception {
    assertSeen(2, "GET shop.example/home");
    assertSeen(2, "http://SHOP.example/home");
    assertSeen(2, "/assets/*");
    assertSeen(4, "/**");
    assertSeen(2, "/*");
    assertSeen(4, "GET");
    assertSeen(4, "'*.example'");
    assertSeen(1, "{path-regex: '/assets/[a-z]+\\.css'}");
    assertSeen(2, "{host: shop.example, path: /home, method: [GET, HEAD], status: 2xx}");
    assertSeen(1, "{content-type: '*/css'}");
    assertSeen(0, "POST /home");
    assertSeen(0, "other.example/home");
    assertSeen(0, "shop.example:8080/home");
    assertSeen(0, "/Home");
    assertSeen(0, "{status: 5xx}");
  }

  private static void assertSeen(long exchanges, String selection) throws Exception {
    ExpectationOutcome outcome = Corpus.outcome("{for: " + selection + ", complete: true}", RAW);
    assertEquals(exchanges, outcome.exchanges().all(), selection);
  }

  @Test
  void aCaptureWithoutTheExchangeDoesNotPass() throws Exception {
    ExpectationOutcome outcome = Corpus.outcome("{for: /checkout, framing: chunked}", CHUNKED);
    assertEquals(Result.UNJUDGED, outcome.result());
    assertEquals("no exchange in the capture is meant by it", outcome.reason());
  }

  @Test
  void unlessItNeedNotBeThere() throws Exception {
    String expectation = "{for: /checkout, framing: chunked, seen-at-least: 0}";
    assertEquals(Result.PASSED, Corpus.outcome(expectation, CHUNKED).result());
  }

  @Test
  void moreMayBeWanted() throws Exception {
    String expectation = "{for: /home, framing: chunked, seen-at-least: 3}";
    ExpectationOutcome outcome = Corpus.outcome(expectation, CHUNKED);
    assertEquals(Result.UNJUDGED, outcome.result());
    assertEquals("2 exchanges could be judged, of the 3 wanted", outcome.reason());
  }

  @Test
  void whatCannotBeToldIsNoFailureBesideWhatHolds() throws Exception {
    ExpectationOutcome outcome = Corpus.outcome("{framing: content-length}", "tcp/gap-in-head");
    assertEquals(Result.PASSED, outcome.result(), outcome.toString());
    assertEquals(new Tally(1, 0, 1, 0), outcome.exchanges());
    assertEquals(1, outcome.unknowns().size());
  }

  @Test
  void everyKeyMustBeJudgedSomewhere() throws Exception {
    ExpectationOutcome outcome =
        Corpus.outcome(
            "{for: {status: 204}, complete: true, first-flush-within: 1s}", "http/no-content");
    assertEquals(Result.UNJUDGED, outcome.result(), outcome.toString());
    assertTrue(outcome.reason().contains("first-flush-within"), outcome.reason());
  }

  @Test
  void itMayHoldForAnyOrForSome() throws Exception {
    assertEquals(
        Result.PASSED, Corpus.outcome("{framing: chunked, holds-for: any}", CHUNKED).result());
    assertEquals(
        Result.PASSED, Corpus.outcome("{framing: chunked, holds-for: 2}", CHUNKED).result());
    ExpectationOutcome three = Corpus.outcome("{framing: chunked, holds-for: 3}", CHUNKED);
    assertEquals(Result.FAILED, three.result());
    assertEquals("it holds for 2 exchanges of the 3 wanted", three.reason());
    ExpectationOutcome all = Corpus.outcome("{framing: chunked, holds-for: all}", CHUNKED);
    assertEquals(Result.FAILED, all.result());
  }

  @Test
  void someMayHideInWhatCannotBeTold() throws Exception {
    ExpectationOutcome outcome =
        Corpus.outcome("{framing: content-length, holds-for: 2}", "tcp/gap-in-head");
    assertEquals(Result.UNJUDGED, outcome.result(), outcome.toString());
    assertTrue(outcome.reason().contains("of 1 the capture does not tell"), outcome.reason());
  }

  @Test
  void quotasAreOfConnectionsWhereConnectionsAreJudged() throws Exception {
    assertEquals(
        Result.PASSED,
        Corpus.outcome("{reused-at-least: 1, holds-for: any}", RAW, CHUNKED).result());
    assertEquals(
        Result.FAILED, Corpus.outcome("{reused-at-least: 1, holds-for: 2}", RAW, CHUNKED).result());
  }

  @Test
  void failuresSayWhereToLook() throws Exception {
    ExpectationOutcome outcome = Corpus.outcome("{for: /home, framing: chunked}", RAW);
    Evidence first = outcome.failures().get(0);
    assertEquals("GET /home", first.where().requestLine());
    assertEquals("shop.example", first.where().host());
    assertEquals(Corpus.path(RAW).toString(), first.where().capture());
    assertEquals(0, first.where().connection());
    assertEquals(0, first.where().exchange());
    assertEquals("tcp.stream eq 0", first.where().filter());
    assertEquals("192.0.2.10:80", first.where().server().toString());
    assertEquals(List.of(6L, 42L), first.frames());
    assertEquals(2, outcome.failures().size());
    assertEquals(3, outcome.failures().get(1).where().connection());
  }

  @Test
  void onlyTheFirstFailuresAreKept() throws Exception {
    Evaluation evaluation =
        new Evaluation(
            List.of(ExpectationFile.parse("a", "expect: [{framing: none}]")),
            new EvaluationLimits(1, 1, 1));
    Corpus.feed(evaluation, RAW);
    ExpectationOutcome outcome = evaluation.outcomes().get(0);
    assertEquals(1, outcome.failures().size());
    assertEquals(3, outcome.failuresOmitted());
  }

  @Test
  void capturesAreJudgedTogether() throws Exception {
    ExpectationOutcome outcome = Corpus.outcome("{for: /home, framing: chunked}", CHUNKED, RAW);
    assertEquals(new Tally(2, 2, 0, 0), outcome.exchanges());
    assertEquals(Corpus.path(RAW).toString(), outcome.failures().get(0).where().capture());
  }

  @Test
  void findingsAboutTheServerCountForWhatItAnswered() throws Exception {
    ExpectationOutcome outcome =
        Corpus.outcome("{for: /home, no-findings: {only: keep-alive-disabled}}", RAW);
    assertEquals(Result.FAILED, outcome.result(), "the finding names another page of this server");
    assertEquals(1, outcome.failures().get(0).where().connection());
  }

  @Test
  void theWholeCaptureIsHeldAgainstFindings() throws Exception {
    assertTrue(Corpus.outcomes("no-findings: notice", CHUNKED).get(0).passed());
    ExpectationOutcome failed = Corpus.outcomes("no-findings: error", RAW).get(0);
    assertEquals(Result.FAILED, failed.result());
    assertEquals(2, failed.failures().size());
    assertFalse(failed.ofExchanges());
    assertEquals(1, failed.line());
  }

  @Test
  void gapsOfTheCaptureAreToldWhereTheyMatter() throws Exception {
    assertTrue(Corpus.outcomes("no-capture-gaps: true", RAW).get(0).passed());
    assertTrue(Corpus.outcomes("no-capture-gaps: false", "tcp/gap-in-head").isEmpty());
    for (String gap :
        List.of("tcp/gap-in-head", "tcp/one-sided-client", "capture/capture-truncated")) {
      assertEquals(
          Result.FAILED, Corpus.outcomes("no-capture-gaps: true", gap).get(0).result(), gap);
    }
  }

  @Test
  void absoluteTargetsAreTakenApart() throws Exception {
    ExpectationOutcome outcome =
        Corpus.outcome("{for: {path: '/**'}, complete: true}", "http/absolute-form");
    assertTrue(outcome.passed(), outcome.toString());
  }

  @Test
  void listensToAnAnalysisThatIsKept() throws Exception {
    Evaluation evaluation =
        new Evaluation(List.of(ExpectationFile.parse("a", "expect: [{close-lag-at-most: 1ms}]")));
    CaptureAnalysis analysis =
        CaptureAnalysis.of(Corpus.path(RAW), RunOptions.DEFAULTS, evaluation.begin(RAW));
    evaluation.end();
    assertEquals(4, analysis.exchanges().size());
    assertEquals(new Tally(4, 0, 0, 0), evaluation.outcomes().get(0).exchanges());
  }

  @Test
  void aFileThatIsNoCaptureIsNotJudged() {
    Evaluation evaluation = new Evaluation(List.of());
    assertThrows(CaptureFormatException.class, () -> evaluation.judge(Path.of("../README.md")));
    assertThrows(IOException.class, () -> evaluation.judge(Path.of("../no-such-file")));
  }

  @Test
  void everyKeyMeetsEveryCaptureOfTheCorpus() throws Exception {
    String keys =
        """
        expect:
          - status: 200
            content-type: text/*
            framing: chunked
            complete: true
            content-coding: gzip
            http-version: HTTP/1.1
            chunks-at-least: 2
            chunks-at-most: 9
            streamed: true
            flushes-at-least: 2
            flushes-at-most: 9
            first-byte-within: 1ms
            first-flush-within: 1ms
            last-byte-within: 1ms
            delivery-at-least: 1s
            delivery-at-most: 2s
            persists: true
            keep-alive-at-least: 5s
            keep-alive-kept: true
            reused-at-least: 1
            close-lag-at-most: 1ms
            no-findings: error
        """;
    Evaluation evaluation = new Evaluation(List.of(ExpectationFile.parse("all.yaml", keys)));
    try (Stream<Path> files = Files.walk(Path.of("../samples/corpus"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.pcap(ng)?")).toList()) {
        try {
          evaluation.judge(file);
        } catch (CaptureFormatException e) {
          assertTrue(file.toString().contains("broken"), file.toString());
        }
      }
    }
    ExpectationOutcome outcome = evaluation.outcomes().get(0);
    long exchanges = outcome.exchanges().all();
    assertTrue(exchanges > 400, exchanges + " exchanges");
    for (CheckOutcome check : outcome.checks()) {
      Tally tally = check.tally();
      assertTrue(tally.held() > 0 && tally.failed() > 0, check.toString());
      boolean always = check.key().equals("no-findings");
      assertTrue(always || tally.unknown() > 0, check.toString());
      assertTrue(check.ofConnections() || tally.all() == exchanges, check.toString());
    }
  }
}
