package io.chunkscope.verify.expect.draft;

import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.DeliveryChecks;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.MessageChecks;
import io.chunkscope.verify.expect.check.PersistenceChecks;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What may be drafted, if it holds wherever it can be judged: asked of the same judges. */
enum Candidate {
  GZIP("content-coding: gzip"),
  DEFLATE("content-coding: deflate"),
  BROTLI("content-coding: br"),
  ZSTD("content-coding: zstd"),
  STREAMED("streamed: true"),
  COMPLETE("complete: true"),
  PERSISTS("persists: true"),
  KEEP_ALIVE(""),
  KEEP_ALIVE_KEPT("keep-alive-kept: true"),
  REUSED("reused-at-least: 1");

  private static final Map<Candidate, Check> CHECKS = new EnumMap<>(Candidate.class);

  static {
    CHECKS.put(GZIP, MessageChecks.contentCoding(Set.of("gzip")));
    CHECKS.put(DEFLATE, MessageChecks.contentCoding(Set.of("deflate")));
    CHECKS.put(BROTLI, MessageChecks.contentCoding(Set.of("br")));
    CHECKS.put(ZSTD, MessageChecks.contentCoding(Set.of("zstd")));
    CHECKS.put(STREAMED, DeliveryChecks.streamed(true));
    CHECKS.put(COMPLETE, MessageChecks.complete(true));
    CHECKS.put(PERSISTS, PersistenceChecks.persists(true));
    CHECKS.put(KEEP_ALIVE, PersistenceChecks.keepAliveAtLeast(1_000_000_000L));
    CHECKS.put(KEEP_ALIVE_KEPT, PersistenceChecks.keepAliveKept(true));
    CHECKS.put(REUSED, PersistenceChecks.reusedAtLeast(1));
  }

  private final String line;

  Candidate(String line) {
    this.line = line;
  }

  /** How the file says it. */
  String line() {
    return line;
  }

  /** The judge of exchanges, or null. */
  ExchangeCheck ofExchange() {
    return CHECKS.get(this) instanceof ExchangeCheck exchange ? exchange : null;
  }

  /** The judge of connections, or null. */
  ConnectionCheck ofConnection() {
    return CHECKS.get(this) instanceof ConnectionCheck connection ? connection : null;
  }
}
