package io.chunkscope.junit;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.junit.judge.FindingChecks;
import io.chunkscope.junit.judge.Subjects;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.DeliveryChecks;
import io.chunkscope.verify.expect.check.MessageChecks;
import io.chunkscope.verify.expect.check.PersistenceChecks;
import io.chunkscope.verify.expect.match.Glob;
import io.chunkscope.verify.expect.match.StatusSet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Assertions on an exchange, or on several as {@link ExchangesAssert} says. Each means what the key
 * of the same name means in files of expectations, but that what the capture cannot tell fails, and
 * so does what there is no case of.
 */
public final class ExchangeAssert {
  private final CaptureAssert capture;
  private Subjects subjects;

  ExchangeAssert(CaptureAssert capture, Subjects subjects) {
    this.capture = capture;
    this.subjects = subjects;
  }

  private ExchangeAssert require(Check check) {
    subjects = subjects.require(check);
    return this;
  }

  /** One of these status codes. */
  public ExchangeAssert hasStatus(int... codes) {
    StatusSet wanted = new StatusSet();
    for (int code : codes) {
      add(wanted, String.valueOf(code));
    }
    return require(MessageChecks.status(wanted));
  }

  /** A status code of this class, such as {@code 2xx}. */
  public ExchangeAssert hasStatus(String word) {
    StatusSet wanted = new StatusSet();
    add(wanted, word);
    return require(MessageChecks.status(wanted));
  }

  private static void add(StatusSet wanted, String word) {
    if (!wanted.add(word)) {
      throw new IllegalArgumentException("expects a status such as 200 or 2xx, not '" + word + "'");
    }
  }

  /** A media type of this pattern, such as {@code text/*}, whatever its parameters. */
  public ExchangeAssert hasContentType(String pattern) {
    return require(MessageChecks.contentType(List.of(Glob.ignoringCase(pattern))));
  }

  /** This Content-Encoding, such as {@code gzip}; {@code none} for none. */
  public ExchangeAssert hasContentCoding(String coding) {
    return require(MessageChecks.contentCoding(Set.of(coding.toLowerCase(Locale.ROOT))));
  }

  /** The body is sent in chunks (RFC 9112 §7.1). */
  public ExchangeAssert isChunked() {
    return hasFraming(Framing.CHUNKED);
  }

  /** The end of the body is told in this way (RFC 9112 §6.3). */
  public ExchangeAssert hasFraming(Framing framing) {
    return require(MessageChecks.framing(Set.of(framing)));
  }

  /** So many data chunks at least. */
  public ExchangeAssert hasChunksAtLeast(long number) {
    return require(MessageChecks.chunksAtLeast(notNegative(number)));
  }

  /** The response reached the end that its framing demands. */
  public ExchangeAssert isComplete() {
    return require(MessageChecks.complete(true));
  }

  /** The body came in two flushes or more. */
  public ExchangeAssert isStreamed() {
    return require(DeliveryChecks.streamed(true));
  }

  /** The body came in one flush at most. */
  public ExchangeAssert isNotStreamed() {
    return require(DeliveryChecks.streamed(false));
  }

  /** So many flushes at least: body bytes between two pauses of the server. */
  public ExchangeAssert hasFlushesAtLeast(long number) {
    return require(DeliveryChecks.flushesAtLeast(notNegative(number)));
  }

  /** So many flushes at most. */
  public ExchangeAssert hasFlushesAtMost(long number) {
    return require(DeliveryChecks.flushesAtMost(notNegative(number)));
  }

  /** From the end of the request to the first byte of the response. */
  public ExchangeAssert hasFirstByteWithin(Duration limit) {
    return require(DeliveryChecks.firstByteWithin(nanoseconds(limit)));
  }

  /** From the end of the request to the first byte of the body. */
  public ExchangeAssert hasFirstFlushWithin(Duration limit) {
    return require(DeliveryChecks.firstFlushWithin(nanoseconds(limit)));
  }

  /** From the end of the request to the last byte of the response. */
  public ExchangeAssert hasLastByteWithin(Duration limit) {
    return require(DeliveryChecks.lastByteWithin(nanoseconds(limit)));
  }

  /** The response lets the connection persist (RFC 9112 §9.3), and the server leaves it open. */
  public ExchangeAssert isKeptAlive() {
    return require(PersistenceChecks.persists(true));
  }

  /** So many exchanges followed the first of its connection. */
  public ExchangeAssert isOnConnectionReusedAtLeast(long times) {
    return require(PersistenceChecks.reusedAtLeast(notNegative(times)));
  }

  /** There is a finding of this rule or group about it. */
  public ExchangeAssert hasFinding(String name) {
    return require(FindingChecks.some(name));
  }

  /** There is no finding of these rules or groups about it. */
  public ExchangeAssert hasNoFinding(String... names) {
    return require(FindingChecks.noneOf(names).check());
  }

  /** There is no finding of this severity or a worse one about it. */
  public ExchangeAssert hasNoFindingsAtOrAbove(Severity severity) {
    return require(FindingChecks.noneFrom(severity).check());
  }

  /** Those of which all holds that has been asserted so far: for assertions of one's own. */
  public List<Exchange> exchanges() {
    return subjects.exchanges();
  }

  /** Back to the capture. */
  public CaptureAssert capture() {
    return capture;
  }

  private static long notNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("expects a number from 0 on, not " + number);
    }
    return number;
  }

  private static long nanoseconds(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("expects a time, not " + limit);
    }
    return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : limit.toNanos();
  }
}
