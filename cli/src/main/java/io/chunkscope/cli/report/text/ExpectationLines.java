package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.expect.CheckOutcome;
import io.chunkscope.verify.expect.Evidence;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expectations and what became of them: those that are met in a line, the others with all a person
 * needs to look for themselves, and a sentence in the end.
 */
public final class ExpectationLines {
  private static final int HANGING = 10;
  private static final int DETAIL = 12;
  private static final int MAX_PLACES = 3;
  private static final int MAX_EXPECTED = 30;

  private final Page page;
  private final boolean nameCaptures;

  /**
   * @param nameCaptures whether references name their capture, as they must where there are several
   */
  public ExpectationLines(Page page, boolean nameCaptures) {
    this.page = page;
    this.nameCaptures = nameCaptures;
  }

  /** Writes all of them. */
  public void write(List<ExpectationOutcome> outcomes) throws IOException {
    boolean apart = false;
    for (ExpectationOutcome outcome : outcomes) {
      if (apart) {
        page.gap();
      }
      apart = !outcome.passed() && hasDetails(outcome);
      writeOne(outcome);
    }
    page.gap();
    page.paragraph("", 0, page.ink().bold(summary(outcomes)));
  }

  private static boolean hasDetails(ExpectationOutcome outcome) {
    return outcome.exchanges().all() > 0 || !outcome.failures().isEmpty();
  }

  /** Writes one of them, without a sentence in the end. */
  public void writeOne(ExpectationOutcome outcome) throws IOException {
    heading(outcome);
    if (!outcome.passed()) {
      details(outcome);
    }
  }

  private void heading(ExpectationOutcome outcome) throws IOException {
    String word = outcome.result().label();
    String padded = word + " ".repeat(HANGING - word.length());
    String counts = outcome.ofExchanges() && outcome.passed() ? ": " + counts(outcome) : "";
    String reason = outcome.reason().isEmpty() ? "" : ": " + outcome.reason();
    page.paragraph(
        page.ink().result(outcome.result(), padded),
        HANGING,
        page.ink().bold(Excerpt.sentence(outcome.title()))
            + counts
            + reason
            + " "
            + page.ink().dim("(" + Excerpt.of(outcome.source()) + ":" + outcome.line() + ")"));
  }

  private static String counts(ExpectationOutcome outcome) {
    Tally tally = outcome.exchanges();
    if (tally.all() == 0) {
      return "not seen";
    }
    StringBuilder text = new StringBuilder(Amounts.count(tally.held(), "exchange"));
    also(text, tally.failed(), "failed");
    also(text, tally.unknown(), "cannot tell");
    also(text, tally.notApplicable(), "without a case");
    return text.toString();
  }

  private static void also(StringBuilder text, long number, String what) {
    if (number > 0) {
      text.append(", ").append(Amounts.number(number)).append(' ').append(what);
    }
  }

  private void details(ExpectationOutcome outcome) throws IOException {
    table(outcome.checks());
    evidence(outcome.failures(), outcome.failuresOmitted(), true);
    if (outcome.result() == ExpectationOutcome.Result.UNJUDGED) {
      evidence(outcome.unknowns(), outcome.unknownsOmitted(), false);
    }
  }

  private void table(List<CheckOutcome> checks) throws IOException {
    int keys = 0;
    int expected = 0;
    for (CheckOutcome check : checks) {
      keys = Math.max(keys, check.key().length());
      expected = Math.max(expected, check.expected().length());
    }
    for (CheckOutcome check : checks) {
      if (check.tally().all() == 0) {
        continue;
      }
      String key = check.key() + " ".repeat(keys - check.key().length() + 2);
      int room = Math.max(0, Math.min(MAX_EXPECTED, expected) - check.expected().length());
      page.paragraph(
          " ".repeat(HANGING) + key + check.expected() + " ".repeat(room) + "  ",
          HANGING + keys + 2,
          told(check));
    }
  }

  private String told(CheckOutcome check) {
    Tally tally = check.tally();
    String noun = check.ofConnections() ? "connection" : "exchange";
    StringBuilder text = new StringBuilder();
    if (tally.failed() > 0) {
      text.append(
          page.ink()
              .result(
                  ExpectationOutcome.Result.FAILED,
                  "fails for "
                      + Amounts.number(tally.failed())
                      + " of "
                      + Amounts.count(tally.judged(), noun)));
    } else if (tally.held() > 0) {
      text.append("holds for ").append(Amounts.count(tally.held(), noun));
    } else {
      text.append("not judged");
    }
    also(text, tally.unknown(), "cannot tell");
    also(text, tally.notApplicable(), "without a case");
    return text.toString();
  }

  /** Places one after the other, each with all that is to be said of it. */
  private void evidence(List<Evidence> all, long omitted, boolean failures) throws IOException {
    Map<ExchangeReference, List<Evidence>> places = new LinkedHashMap<>();
    for (Evidence evidence : all) {
      places.computeIfAbsent(evidence.where(), where -> new ArrayList<>()).add(evidence);
    }
    long told = 0;
    int shown = 0;
    for (Map.Entry<ExchangeReference, List<Evidence>> place : places.entrySet()) {
      if (shown++ < MAX_PLACES) {
        place(place.getKey(), place.getValue(), failures);
        told += place.getValue().size();
      }
    }
    long more = all.size() - told + omitted;
    if (more > 0) {
      page.gap();
      page.line(
          " ".repeat(HANGING)
              + "and "
              + Amounts.count(more, failures ? "more failure" : "more unknown"));
    }
  }

  private void place(ExchangeReference place, List<Evidence> together, boolean failures)
      throws IOException {
    page.gap();
    page.paragraph(HANGING, page.ink().bold(name(place)));
    for (Evidence evidence : together) {
      page.paragraph(
          " ".repeat(DETAIL) + evidence.key() + ": ",
          DETAIL + 2,
          lead(evidence, failures) + Excerpt.sentence(evidence.measured()));
    }
    page.paragraph(
        " ".repeat(DETAIL) + page.ink().dim("Look: "), DETAIL + 2, look(place, together));
  }

  /** A finding speaks for itself. */
  private static String lead(Evidence evidence, boolean failure) {
    if (!failure) {
      return "cannot tell: ";
    }
    return evidence.key().startsWith("no-")
        ? ""
        : "expected " + evidence.expected() + ", measured ";
  }

  private static String name(ExchangeReference place) {
    String line = place.requestLine();
    if (line != null) {
      String host = place.host().isEmpty() ? "" : " at " + place.host();
      return Excerpt.of(line + host);
    }
    if (place.connection() == ExchangeReference.NONE) {
      return "the capture";
    }
    return place.exchange() == ExchangeReference.NONE
        ? "connection " + place.connection() + " to " + place.server()
        : "a response without its request";
  }

  private String look(ExchangeReference place, List<Evidence> together) {
    List<Long> frames =
        together.stream().flatMap(evidence -> evidence.frames().stream()).distinct().toList();
    String look = place.look(frames, "…");
    if (!nameCaptures) {
      return look;
    }
    String capture = Excerpt.of(place.capture());
    return look.isEmpty() ? capture : capture + "; " + look;
  }

  private static String summary(List<ExpectationOutcome> outcomes) {
    long failed = count(outcomes, ExpectationOutcome.Result.FAILED);
    long unjudged = count(outcomes, ExpectationOutcome.Result.UNJUDGED);
    String all = Amounts.count(outcomes.size(), "expectation");
    if (failed + unjudged == 0) {
      return all + ", " + (outcomes.size() == 1 ? "met." : "all met.");
    }
    StringBuilder text = new StringBuilder(all).append(": ");
    text.append(Amounts.number(outcomes.size() - failed - unjudged)).append(" passed");
    also(text, failed, "failed");
    also(text, unjudged, "with nothing to judge");
    return text.append('.').toString();
  }

  private static long count(List<ExpectationOutcome> outcomes, ExpectationOutcome.Result result) {
    return outcomes.stream().filter(outcome -> outcome.result() == result).count();
  }
}
