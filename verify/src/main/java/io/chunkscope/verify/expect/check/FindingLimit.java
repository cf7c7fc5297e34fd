package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import java.util.Set;

/**
 * Which findings there must not be.
 *
 * @param from the least severity that counts
 * @param only rules and groups that count alone; empty for all
 * @param except rules and groups that do not count
 */
public record FindingLimit(Severity from, Set<String> only, Set<String> except) {
  private static final String CAPTURE = "capture";

  /** The key in the file. */
  public static final String KEY = "no-findings";

  public FindingLimit {
    only = Set.copyOf(only);
    except = Set.copyOf(except);
  }

  /**
   * Whether a finding is one that there must not be. What is wrong with the capture is no fault of
   * a page: rules of the group {@code capture} count for the whole capture, or by name.
   */
  public boolean forbids(Finding finding, boolean wholeCapture) {
    RuleInfo rule = finding.rule();
    boolean meant =
        only.isEmpty()
            ? wholeCapture || !rule.group().equals(CAPTURE)
            : only.contains(rule.id()) || only.contains(rule.group());
    return meant
        && finding.severity().compareTo(from) >= 0
        && !except.contains(rule.id())
        && !except.contains(rule.group());
  }

  /** None of these about the exchange. */
  public Check check() {
    return new ExchangeCheck(
        KEY,
        expected(),
        (exchange, findings) -> {
          for (Finding finding : findings) {
            if (forbids(finding, false)) {
              return new Judgement(Ruling.FAILS, measured(finding), finding.frames());
            }
          }
          return Judgement.HOLDS;
        });
  }

  /**
   * A finding in its first sentence: {@code error streamed-unframed: GET /home was streamed...}.
   */
  public static String measured(Finding finding) {
    String summary = finding.summary();
    int end = summary.indexOf(". ");
    return finding.severity().label()
        + " "
        + finding.rule().id()
        + ": "
        + (end < 0 ? summary : summary.substring(0, end + 1));
  }

  /** {@code no warning or worse, except bare-cr}. */
  public String expected() {
    String least = from == Severity.ERROR ? "no error" : "no " + from.label() + " or worse";
    return least
        + (only.isEmpty() ? "" : " of " + joined(only))
        + (except.isEmpty() ? "" : " except " + joined(except));
  }

  private static String joined(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
