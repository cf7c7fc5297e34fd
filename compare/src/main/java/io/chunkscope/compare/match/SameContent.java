package io.chunkscope.compare.match;

import io.chunkscope.compare.leg.BodyTrace;
import io.chunkscope.compare.leg.ExchangeSummary;

/** Whether two exchanges are one by more than their times and their targets. */
final class SameContent {
  /** A shorter body is no evidence. */
  private static final long TELLING_BYTES = 64;

  private SameContent() {}

  static boolean of(ExchangeSummary front, ExchangeSummary back) {
    if (front.request().head().ids().shared(back.request().head().ids()) > 0) {
      return true;
    }
    if (front.response() == null || back.response() == null) {
      return false;
    }
    BodyTrace out = front.response().body();
    BodyTrace in = back.response().body();
    return out != null
        && in != null
        && in.textPrint() != 0
        && in.textBytes() >= TELLING_BYTES
        && in.textPrint() == out.textPrint();
  }
}
