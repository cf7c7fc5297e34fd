package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.capture.stream.Endpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes what is final past the chosen rules. */
public final class RuleRunner {
  private static final Rule.OfExchange[] NONE = {};

  private final Rule.OfExchange[] exchangeRules;
  private final Rule.OfExchange[] closingRules;
  private final Rule.OfConnection[] connectionRules;
  private final Rule.OfServer[] serverRules;
  private final Rule.OfCapture[] captureRules;
  private final FindingSink sink;

  /** Ids of rules; no more servers than have profiles. */
  private final Map<Endpoint, Set<String>> toldOfServers = new HashMap<>();

  public RuleRunner(List<Rule> rules, FindingSink sink) {
    this.exchangeRules = of(rules, Rule.OfExchange.class).toArray(new Rule.OfExchange[0]);
    this.closingRules =
        of(rules, Rule.OfExchange.class).stream()
            .filter(Rule.OfExchange::judgesClosing)
            .toArray(Rule.OfExchange[]::new);
    this.connectionRules = of(rules, Rule.OfConnection.class).toArray(new Rule.OfConnection[0]);
    this.serverRules = of(rules, Rule.OfServer.class).toArray(new Rule.OfServer[0]);
    this.captureRules = of(rules, Rule.OfCapture.class).toArray(new Rule.OfCapture[0]);
    this.sink = sink;
  }

  private static <T> List<T> of(List<Rule> rules, Class<T> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public void onExchange(Exchange exchange) {
    for (Rule.OfExchange rule : rulesFor(exchange)) {
      rule.onExchange(exchange, sink);
    }
  }

  private Rule.OfExchange[] rulesFor(Exchange exchange) {
    if (exchange.eventful()) {
      return exchangeRules;
    }
    return exchange.closing() ? closingRules : NONE;
  }

  public void onConnection(ConnectionTrace connection) {
    for (Rule.OfConnection rule : connectionRules) {
      rule.onConnection(connection, sink);
    }
  }

  public void onServer(ServerProfile server) {
    Set<String> told = toldOfServers.computeIfAbsent(server.server(), key -> new HashSet<>());
    for (Rule.OfServer rule : serverRules) {
      rule.onServer(
          server,
          finding -> {
            if (told.add(finding.rule().id())) {
              sink.onFinding(finding);
            }
          });
    }
  }

  public void onCapture(CaptureFacts capture) {
    for (Rule.OfCapture rule : captureRules) {
      rule.onCapture(capture, sink);
    }
  }
}
