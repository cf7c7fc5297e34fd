package io.chunkscope.verify.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every key against captures of the corpus: where it holds, where it fails and what was measured,
 * where the capture does not tell and why, where it does not apply.
 */
class KeysTest {
  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // status
        "http/not-modified | 'for: /page, status: 304' | holds |",
        "http/not-modified | 'for: /page, status: [2xx, 404]' | fails | 304",
        "tcp/gap-in-head | 'for: /item, status: 200' | unknown | not in the capture",
        "http/http09 | 'status: 200' | fails | 0",
        // content-type
        "story/iis-keep-alive-on | 'for: /home, content-type: text/*' | holds |",
        "story/iis-keep-alive-on | 'for: /home, content-type: [image/png, text/plain]' | fails | text/html",
        "tcp/gap-in-head | 'for: /item, content-type: text/html' | unknown | not in the capture",
        "http/not-modified | 'for: /page, content-type: text/html' | none | no body by rule",
        // framing
        "story/iis-keep-alive-on | 'for: /home, framing: chunked' | holds |",
        "story/iis-streamed-raw | 'for: /home, framing: [chunked, content-length]' | fails | close-delimited (RFC 9112 §6.3(8))",
        "tcp/gap-in-head | 'for: /item, framing: chunked' | unknown | not in the capture",
        "tcp/one-sided-client | 'for: /item, framing: chunked' | unknown | not in the capture",
        "tcp/gap-in-counted-body | 'for: /item, framing: chunked' | fails | content-length (RFC 9112 §6.3(6))",
        "http/head | 'for: HEAD, framing: chunked' | none | no body by rule",
        "http/head | 'for: HEAD, framing: none' | holds |",
        "exchange/unanswered-request | 'framing: chunked' | fails | no response; the server sent a FIN",
        "http/upgrade-websocket | 'for: {status: 101}, framing: tunnel' | holds |",
        // content-coding
        "real/nginx-gzip-streamed | 'holds-for: any, content-coding: [gzip, br]' | holds |",
        "story/iis-keep-alive-on | 'for: /home, content-coding: gzip' | fails | none",
        "tcp/gap-in-head | 'for: /item, content-coding: none' | unknown | not in the capture",
        // http-version
        "http/http10 | 'http-version: HTTP/1.0' | holds |",
        "http/http10 | 'http-version: HTTP/1.1' | fails | HTTP/1.0",
        "tcp/gap-in-head | 'for: /item, http-version: HTTP/1.1' | unknown | not in the capture",
        // complete
        "story/iis-streamed-raw | 'complete: true' | holds |",
        "length/body-shorter-than-content-length | 'complete: true' | fails | 3,200 bytes of 5,000, then the server sent a FIN",
        "length/body-shorter-than-content-length | 'complete: false' | holds |",
        "story/iis-streamed-raw | 'complete: false' | fails | complete",
        "length/body-shorter-than-content-length-capture-end.ok | 'complete: true' | unknown | the capture ends inside the response",
        // chunks
        "story/iis-keep-alive-on | 'for: /home, chunks-at-least: 3' | holds |",
        "story/iis-keep-alive-on | 'for: /home, chunks-at-least: 4' | fails | 3 chunks",
        "story/iis-streamed-raw | 'for: /home, chunks-at-least: 1' | fails | not chunked: close-delimited",
        "tcp/gap-in-chunk-data | 'for: /log, chunks-at-least: 9' | unknown | 1 chunk seen; 1,200 bytes of the body are not in the capture",
        "story/iis-keep-alive-on | 'for: /home, chunks-at-most: 3' | holds |",
        "story/iis-keep-alive-on | 'for: /home, chunks-at-most: 2' | fails | 3 chunks",
        "tcp/gap-in-chunk-data | 'for: /log, chunks-at-most: 9' | unknown | 1,200 bytes",
        // flushes
        "story/iis-keep-alive-on | 'for: /home, streamed: true' | holds |",
        "delivery/buffered-chunked | 'streamed: true' | fails | 1 flush",
        "story/iis-keep-alive-on | 'for: /home, streamed: false' | fails | 3 flushes over 500 ms",
        "delivery/buffered-chunked | 'streamed: false' | holds |",
        "tcp/gap-whole-body | 'for: /item, streamed: true' | unknown | 4,000 bytes of the body",
        "tcp/pause-loss-server | 'streamed: true' | fails | 1 flush",
        "story/iis-keep-alive-on | 'for: /home, flushes-at-least: 3' | holds |",
        "story/iis-keep-alive-on | 'for: /home, flushes-at-least: 4' | fails | 3 flushes over 500 ms",
        "tcp/gap-in-counted-body | 'for: /item, flushes-at-least: 2' | unknown | 1 flush seen; 1,400 bytes of the body",
        "delivery/streamed-unframed-open | 'flushes-at-least: 3' | holds |",
        "delivery/streamed-unframed-open | 'flushes-at-least: 4' | unknown | the capture ends inside the response",
        "delivery/buffered-chunked | 'flushes-at-most: 1' | holds |",
        "story/iis-streamed-raw | 'for: /home, flushes-at-most: 2' | fails | 3 flushes over 500 ms",
        "delivery/streamed-unframed-open | 'flushes-at-most: 3' | unknown | the capture ends inside the response",
        "http/head | 'for: HEAD, flushes-at-least: 1' | none | no body by rule",
        // waits
        "story/iis-keep-alive-on | 'for: /home, first-byte-within: 20ms' | holds |",
        "story/iis-keep-alive-on | 'for: /home, first-byte-within: 10ms' | fails | 12 ms",
        "tcp/one-sided-server | 'first-byte-within: 10ms' | unknown | the request is not in the capture",
        "story/iis-keep-alive-on | 'for: /home, first-flush-within: 20ms' | holds |",
        "delivery/buffered-chunked | 'first-flush-within: 200ms' | fails | ms",
        "delivery/buffered-chunked-request-lost.ok | 'first-flush-within: 200ms' | unknown | sent again",
        "tcp/gap-whole-body | 'for: /item, first-flush-within: 200ms' | none | an empty body",
        "http/not-modified | 'for: /page, first-flush-within: 1ns' | none | no body by rule",
        "story/iis-keep-alive-on | 'for: /home, last-byte-within: 1s' | holds |",
        "story/iis-keep-alive-on | 'for: /home, last-byte-within: 0.5s' | fails | ms",
        "delivery/streamed-unframed-open | 'last-byte-within: 100ms' | unknown | the capture ends inside the response",
        "story/iis-keep-alive-on | 'for: /home, delivery-at-least: 400ms' | holds |",
        "story/iis-keep-alive-on | 'for: /home, delivery-at-least: 1s' | fails | 500 ms",
        "delivery/streamed-unframed-open | 'delivery-at-least: 1h' | unknown | the capture ends inside the response",
        "story/iis-keep-alive-on | 'for: /home, delivery-at-most: 1s' | holds |",
        "story/iis-keep-alive-on | 'for: /home, delivery-at-most: 400ms' | fails | 500 ms",
        "delivery/streamed-unframed-open | 'delivery-at-most: 1h' | unknown | the capture ends inside the response",
        // persistence
        "story/iis-keep-alive-on | 'persists: true' | holds |",
        "story/iis-streamed-raw | 'persists: true' | fails | Connection: close",
        "persistence/unannounced-close | 'persists: true' | fails | no word of it, but the server sent a FIN",
        "persistence/unannounced-close | 'persists: false' | holds |",
        "story/iis-keep-alive-on | 'persists: false' | fails | it persists",
        "tcp/gap-in-head | 'for: /item, persists: true' | unknown | not in the capture",
        "http/http10 | 'persists: true' | none | the client asked to close",
        "persistence/keep-alive-timeout-cut-short | 'keep-alive-at-least: 5s' | holds |",
        "persistence/keep-alive-timeout-cut-short | 'keep-alive-at-least: 1min' | fails | timeout=",
        "story/iis-keep-alive-on | 'keep-alive-at-least: 5s' | fails | no Keep-Alive: timeout",
        "tcp/gap-in-head | 'for: /item, keep-alive-at-least: 5s' | unknown | not in the capture",
        "persistence/keep-alive-timeout-cut-short.ok | 'keep-alive-kept: true' | holds |",
        "persistence/keep-alive-timeout-cut-short | 'keep-alive-kept: true' | fails | promised, FIN after",
        "persistence/keep-alive-timeout-cut-short | 'keep-alive-kept: false' | holds |",
        "persistence/keep-alive-timeout-cut-short-client.ok | 'keep-alive-kept: true' | unknown | only, of the",
        "story/iis-keep-alive-on | 'keep-alive-kept: true' | none | nothing was promised",
        "story/iis-keep-alive-on | 'reused-at-least: 3' | holds |",
        "story/iis-keep-alive-on | 'reused-at-least: 4' | fails | 3 times, then the client sent a FIN",
        "persistence/connection-left-open | 'for: /status, reused-at-least: 1' | unknown | still open where the capture ends",
        "tcp/midstream-in-body | 'reused-at-least: 1' | unknown | part of the connection is not in the capture",
        "story/iis-streamed-raw | 'close-lag-at-most: 1ms' | holds |",
        "persistence/close-not-honored | 'close-lag-at-most: 1ms' | fails | still open after",
        "persistence/close-not-honored-unacknowledged.ok | 'close-lag-at-most: 1h' | unknown | the capture ends",
        "story/iis-keep-alive-on | 'close-lag-at-most: 1ms' | none | not the one to close",
        // no-findings
        "story/iis-keep-alive-on | 'no-findings: notice' | holds |",
        "story/iis-streamed-raw | 'for: /home, no-findings: error' | fails | error streamed-unframed: GET /home",
        "story/iis-streamed-raw | 'for: /home, no-findings: {from: error, except: delivery}' | holds |",
        "story/iis-streamed-raw | 'for: /assets/*, no-findings: error' | holds |",
        "story/iis-streamed-raw | 'for: /assets/*, no-findings: {only: keep-alive-disabled}' | fails | warning keep-alive-disabled",
        "tcp/gap-in-counted-body | 'for: /item, no-findings: info' | holds |",
        "tcp/gap-in-counted-body | 'for: /item, no-findings: {only: capture}' | fails | info capture-gap",
      })
  void isJudged(String capture, String expectation, String judged, String measured)
      throws Exception {
    String yaml = "{" + expectation.substring(1, expectation.length() - 1) + "}";
    ExpectationOutcome outcome = Corpus.outcome(yaml, capture);
    CheckOutcome check = outcome.checks().get(outcome.checks().size() - 1);
    Tally tally = check.tally();
    switch (judged) {
      case "holds" -> {
        assertEquals(ExpectationOutcome.Result.PASSED, outcome.result(), outcome.toString());
        assertTrue(tally.held() > 0, outcome.toString());
      }
      case "fails" -> {
        assertEquals(ExpectationOutcome.Result.FAILED, outcome.result(), outcome.toString());
        assertMeasured(measured, check, outcome.failures());
      }
      case "unknown" -> {
        assertEquals(ExpectationOutcome.Result.UNJUDGED, outcome.result(), outcome.toString());
        assertTrue(tally.unknown() > 0, outcome.toString());
        assertMeasured(measured, check, outcome.unknowns());
      }
      default -> {
        assertEquals(ExpectationOutcome.Result.UNJUDGED, outcome.result(), outcome.toString());
        assertEquals(tally.all(), tally.notApplicable(), outcome.toString());
      }
    }
  }

  private static void assertMeasured(String measured, CheckOutcome check, List<Evidence> evidence) {
    Evidence first = evidence.get(0);
    assertEquals(check.key(), first.key());
    assertEquals(check.expected(), first.expected());
    assertTrue(first.measured().contains(measured), first.toString());
  }
}
