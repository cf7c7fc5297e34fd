package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.verify.RunOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a whole verdict that an analysis with chosen rules or ports can confirm: findings of
 * rules that ran, connections to servers that were looked at.
 */
public final class VerdictScope {
  private final RunOptions options;
  private final Set<String> ran;

  public VerdictScope(RunOptions options) {
    this.options = options;
    this.ran =
        options.rules().of(RuleCatalogue.rules()).stream()
            .map(rule -> rule.info().id())
            .collect(Collectors.toSet());
  }

  /** Whether every verdict is confirmed as a whole. */
  public boolean isAll() {
    return options.rules().isAll() && allPorts();
  }

  /** What of a verdict is in this scope. */
  public Verdict of(Verdict whole) {
    if (isAll()) {
      return whole;
    }
    List<ConnectionLine> connections =
        whole.connections().stream()
            .filter(line -> allPorts() || ports().contains(line.serverPort()))
            .toList();
    Set<Long> ids = connections.stream().map(ConnectionLine::id).collect(Collectors.toSet());
    return new Verdict(
        whole.capture(),
        connections,
        whole.exchanges().stream().filter(line -> ids.contains(line.connection())).toList(),
        whole.findings().stream().filter(line -> covers(line, ids)).toList());
  }

  /** Findings about the capture as a whole may rest on connections that were not looked at. */
  private boolean covers(FindingLine line, Set<Long> connections) {
    boolean inPorts = allPorts() || connections.contains(line.connection());
    return inPorts && covers(line.rule());
  }

  /** A rule that there is no more went, unless only others were asked for. */
  private boolean covers(String rule) {
    return RuleCatalogue.find(rule).isPresent()
        ? ran.contains(rule)
        : options.rules().selected().isEmpty();
  }

  private boolean allPorts() {
    return options.analyzer().serverPorts().isEmpty();
  }

  private Set<Integer> ports() {
    return options.analyzer().serverPorts();
  }
}
