package io.chunkscope.bench.generate;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The kinds of traffic that weigh differently on an analyzer. */
public enum TrafficKind {
  /** Bodies of 100 kB with Content-Length: most bytes a frame. */
  BULK,
  /** The same bodies in chunks of 1 to 8 KiB. */
  CHUNKED,
  /** Exchanges of some 300 bytes on 64 persistent connections: most messages a frame. */
  SMALL,
  /** A connection an exchange: most connections a frame. */
  CHURN;

  private static final int LARGE_BODY_BYTES = 100_000;

  /** Traffic of this kind, the same for the same random numbers. */
  public Traffic start(FrameWriter out, SplittableRandom random) throws IOException {
    return switch (this) {
      case BULK ->
          new LargeBodies(out, List.of(Messages.fixedLength(LARGE_BODY_BYTES, "")), random);
      case CHUNKED ->
          new LargeBodies(
              out,
              Stream.generate(() -> Messages.chunked(LARGE_BODY_BYTES, random)).limit(64).toList(),
              random);
      case SMALL -> new SmallExchanges(out, random);
      case CHURN -> new Churn(out, random);
    };
  }
}
