package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import java.util.Arrays;

/** What the rules about unframed responses share: the condition, and how the end was told. */
final class Unframed {
  private static final int MAX_FLUSH_FRAMES = 8;

  private Unframed() {}

  /**
   * Whether the final response is delimited by closing alone although its client could have read
   * chunks. A client that is known to speak HTTP/1.0 leaves the server no other way.
   */
  static boolean is(Exchange exchange) {
    return exchange.response() != null
        && exchange.response().isUnframed()
        && (exchange.request() == null || exchange.request().isHttp11());
  }

  /** What it lacks: {@code neither Transfer-Encoding nor Content-Length}. */
  static String lack(Response response) {
    return response.namesNoCoding()
        ? "no Content-Length, and a Transfer-Encoding that frames nothing ("
            + Phrases.quoted(response.fields().combined(FieldName.TRANSFER_ENCODING))
            + ")"
        : "neither Transfer-Encoding nor Content-Length";
  }

  /** When the last byte arrived: of the body, or of the head when the body is empty. */
  static long lastByteNs(Response response) {
    return response.lastBodyNs() >= 0 ? response.lastBodyNs() : response.lastNs();
  }

  /** A clause that says what told the end, for the end of a sentence. */
  static String ending(Exchange exchange) {
    Response response = exchange.response();
    long lastNs = lastByteNs(response);
    FirstClose close = FirstClose.after(exchange.connection(), response.firstFrame());
    if (close != null && close.reset()) {
      return "it was cut by "
          + Phrases.side(close.side())
          + "'s RST "
          + Durations.text(close.timeNs() - lastNs)
          + " after the last byte, so nothing tells whether it is whole";
    }
    long finNs = exchange.connection().serverFinNs();
    if (response.end() == MessageEnd.FIN && finNs >= 0) {
      return finNs <= lastNs
          ? "only the server's FIN, together with the last byte, told its end"
          : "only the server's FIN "
              + Durations.text(finNs - lastNs)
              + (exchange.connection().lacksEndOf(response)
                  ? " after the last byte that was captured told its end"
                  : " after the last byte told its end");
    }
    if (response.end() == MessageEnd.CAPTURE_END || response.end() == null) {
      long openNs = exchange.connection().observedUntilNs() - lastNs;
      return openNs <= 0
          ? "the capture ends with its last byte seen"
          : "it was still open " + Durations.text(openNs) + " after the last byte seen";
    }
    return "its end is not in the capture";
  }

  /** The frames to look at: the first flushes, the last body byte, what ended it. */
  static long[] frames(Exchange exchange) {
    Response response = exchange.response();
    Delivery delivery = response.delivery();
    int flushes = delivery == null ? 0 : Math.min(delivery.kept(), MAX_FLUSH_FRAMES);
    long[] frames = new long[flushes + 3];
    for (int i = 0; i < flushes; i++) {
      frames[i] = delivery.frame(i);
    }
    FirstClose close = FirstClose.after(exchange.connection(), response.firstFrame());
    frames[flushes] = response.lastBodyFrame();
    frames[flushes + 1] = close == null ? -1 : close.frame();
    if (Arrays.stream(frames).noneMatch(f -> f > 0)) {
      frames[flushes + 2] = response.firstFrame();
    }
    return frames;
  }

  /** When it was certain: the close, or else the last byte seen. */
  static long certainNs(Exchange exchange) {
    FirstClose close = FirstClose.after(exchange.connection(), exchange.response().firstFrame());
    return close != null ? close.timeNs() : exchange.response().lastNs();
  }
}
