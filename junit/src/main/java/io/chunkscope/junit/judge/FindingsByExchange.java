package io.chunkscope.junit.judge;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.verify.CaptureAnalysis;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rules said of each exchange of a capture. */
public final class FindingsByExchange {
  private final Map<Key, List<Finding>> findings;

  private record Key(long connection, int exchange) {}

  public FindingsByExchange(CaptureAnalysis analysis) {
    findings =
        analysis.findings().stream()
            .filter(finding -> finding.exchange() != Finding.NONE)
            .collect(
                Collectors.groupingBy(
                    finding -> new Key(finding.connection(), finding.exchange())));
  }

  /** The findings about one, as they came. */
  public List<Finding> of(Exchange exchange) {
    return findings.getOrDefault(new Key(exchange.connection().id(), exchange.index()), List.of());
  }
}
