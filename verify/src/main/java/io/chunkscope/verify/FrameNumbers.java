package io.chunkscope.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Frame numbers, as a person is told them. */
public final class FrameNumbers {
  private static final int MAX_SHOWN = 6;

  private FrameNumbers() {}

  /**
   * {@code frame 6}, or {@code frames 6, 33}, or nothing for none.
   *
   * @param ellipsis stands for those that are too many to be told
   */
  public static String text(List<Long> frames, String ellipsis) {
    if (frames.isEmpty()) {
      return "";
    }
    return (frames.size() == 1 ? "frame " : "frames ")
        + frames.stream().limit(MAX_SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
        + (frames.size() > MAX_SHOWN ? ", " + ellipsis : "");
  }
}
