package io.chunkscope.verify.expect.check;

import java.util.Arrays;
import java.util.List;

/**
 * A ruling with its reasons.
 *
 * @param measured what was measured, or why nothing could be; "" where it holds. May quote the
 *     wire, not escaped
 * @param frames frames to look at, first the one that decides
 */
public record Judgement(Ruling ruling, String measured, List<Long> frames) {
  /** Nearly all judgements: it holds, and nobody asks further. */
  public static final Judgement HOLDS = new Judgement(Ruling.HOLDS, "", List.of());

  /** It holds, or it fails with this measured. */
  static Judgement of(boolean holds, String measured, long... frames) {
    return holds ? HOLDS : fails(measured, frames);
  }

  static Judgement fails(String measured, long... frames) {
    return new Judgement(Ruling.FAILS, measured, list(frames));
  }

  static Judgement cannotTell(String why, long... frames) {
    return new Judgement(Ruling.CANNOT_TELL, why, list(frames));
  }

  static Judgement notApplicable(String why) {
    return new Judgement(Ruling.NOT_APPLICABLE, why, List.of());
  }

  /** Unknown and repeated frames are left out. */
  private static List<Long> list(long... frames) {
    return Arrays.stream(frames).filter(frame -> frame > 0).distinct().boxed().toList();
  }
}
