package io.chunkscope.verify.verdict;

import io.chunkscope.capture.stream.Direction;
import java.util.Locale;

/** How verdicts write what the model has constants for. */
final class Labels {
  private Labels() {}

  /** {@code FIN_BY_SERVER} as {@code fin-by-server}; {@code open} for null. */
  static String kebab(Enum<?> constant) {
    return constant == null ? "open" : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whose message a direction's bytes are; {@code -} for null. */
  static String message(Direction direction) {
    if (direction == null) {
      return "-";
    }
    return direction == Direction.CLIENT_TO_SERVER ? "request" : "response";
  }
}
