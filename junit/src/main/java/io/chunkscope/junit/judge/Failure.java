package io.chunkscope.junit.judge;

import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.ExpectationOutcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/**
 * A failed assertion with all that a person needs to look for themselves: capture, exchange,
 * frames, a Wireshark filter, what was expected and what was measured. Bytes from the wire are
 * escaped.
 */
public final class Failure {
  private static final int MAX_PLACES = 10;

  private Failure() {}

  /**
   * The error for evidence of one kind.
   *
   * @param heading what failed, or "" where the evidence says it
   * @param evidence at least one
   * @param omitted how much more evidence there was
   */
  public static AssertionFailedError of(String heading, List<Evidence> evidence, long omitted) {
    StringBuilder text = new StringBuilder(heading);
    long more = omitted + Math.max(0, evidence.size() - MAX_PLACES);
    for (Evidence one : evidence.subList(0, Math.min(MAX_PLACES, evidence.size()))) {
      text.append(text.length() == 0 ? "" : "\n").append(lines(one));
    }
    if (more > 0) {
      text.append("\nand ").append(more).append(" more");
    }
    return new AssertionFailedError(text.toString(), expected(evidence), measured(evidence));
  }

  /**
   * An error about a capture as a whole.
   *
   * @param sentence may quote the wire, not escaped
   */
  public static AssertionFailedError plain(String capture, String sentence) {
    return new AssertionFailedError(Excerpt.of(capture) + ": " + Excerpt.sentence(sentence));
  }

  /** Another number of exchanges is meant than was expected. */
  public static AssertionFailedError counted(String capture, String line, int expected, int seen) {
    return new AssertionFailedError(
        Excerpt.of(capture)
            + ": exchanges meant by '"
            + Excerpt.sentence(line)
            + "' expected "
            + expected
            + ", measured "
            + seen,
        expected,
        seen);
  }

  /** An expectation that is not met, failed or unjudged. */
  public static AssertionFailedError of(ExpectationOutcome outcome, String capture) {
    boolean failed = !outcome.failures().isEmpty();
    String heading =
        outcome.result().label()
            + ": "
            + Excerpt.sentence(outcome.title())
            + " ("
            + Excerpt.of(outcome.source())
            + ":"
            + outcome.line()
            + ")"
            + (outcome.reason().isEmpty() ? "" : ": " + Excerpt.sentence(outcome.reason()));
    List<Evidence> evidence =
        failed
            ? outcome.failures()
            : outcome.unknowns().stream()
                .map(
                    one ->
                        new Evidence(
                            one.where(),
                            one.key(),
                            one.expected(),
                            Judged.CANNOT_TELL + one.measured(),
                            one.frames()))
                .toList();
    return evidence.isEmpty()
        ? new AssertionFailedError(heading + "\n  " + Excerpt.of(capture))
        : of(heading, evidence, failed ? outcome.failuresOmitted() : outcome.unknownsOmitted());
  }

  /** One place: what failed there, and where to look. */
  static String lines(Evidence evidence) {
    return name(evidence.where())
        + ": "
        + sentence(evidence)
        + "\n  "
        + look(evidence.where(), evidence.frames());
  }

  private static String sentence(Evidence evidence) {
    String measured = Excerpt.sentence(evidence.measured());
    return evidence.key()
        + " expected "
        + Excerpt.sentence(evidence.expected())
        + (measured.startsWith(Judged.CANNOT_TELL) || measured.startsWith(Judged.NO_CASE)
            ? ", " + measured
            : ", measured " + measured);
  }

  private static String expected(List<Evidence> evidence) {
    Set<String> values = new LinkedHashSet<>();
    evidence.forEach(one -> values.add(one.key() + ": " + Excerpt.sentence(one.expected())));
    return String.join("\n", values);
  }

  private static String measured(List<Evidence> evidence) {
    Set<String> values = new LinkedHashSet<>();
    evidence.forEach(one -> values.add(one.key() + ": " + Excerpt.sentence(one.measured())));
    return String.join("\n", values);
  }

  /** {@code GET /home at www.example.com}, or words for what has no request line. */
  public static String name(ExchangeReference place) {
    String line = place.requestLine();
    if (line != null) {
      return Excerpt.of(line + (place.host().isEmpty() ? "" : " at " + place.host()));
    }
    if (place.connection() == ExchangeReference.NONE) {
      return "the capture";
    }
    return place.exchange() == ExchangeReference.NONE
        ? "connection " + place.connection() + " to " + place.server()
        : "a response without its request";
  }

  /** An exchange, told from others of the same name. */
  public static String title(ExchangeReference place) {
    return name(place)
        + " (connection "
        + place.connection()
        + " exchange "
        + place.exchange()
        + ")";
  }

  /** Capture, connection, exchange, frames and filter in one line. */
  static String look(ExchangeReference place, List<Long> frames) {
    String look = place.look(frames, "...");
    String capture = Excerpt.of(place.capture());
    return look.isEmpty() ? capture : capture + "; " + look;
  }
}
