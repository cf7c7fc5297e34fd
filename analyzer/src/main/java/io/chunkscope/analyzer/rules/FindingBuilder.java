package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.capture.stream.Direction;
import java.util.Arrays;
import java.util.List;

/** Puts a finding together; refuses one without a sentence or without a frame to look at. */
public final class FindingBuilder {
  /** What stands in the wrong order by more than that may have come first on the wire. */
  private static final long ORDER_KEPT_NS = 1_000_000L;

  private final Rule rule;
  private final ConnectionTrace connection;
  private final Exchange exchange;
  private Direction direction;
  private Severity severity;
  private Confidence confidence;
  private Party party;
  private List<Long> frames = List.of();
  private long timeNs;
  private String summary;
  private String fix = "";
  private String spec;
  private long silentSinceNs = Long.MAX_VALUE;

  FindingBuilder(Rule rule, ConnectionTrace connection, Exchange exchange, Direction direction) {
    this.rule = rule;
    this.connection = connection;
    this.exchange = exchange;
    this.direction = direction;
    this.severity = rule.info().severity();
    this.spec = rule.info().spec();
    this.party =
        direction == null
            ? Party.CAPTURE
            : direction == Direction.CLIENT_TO_SERVER ? Party.CLIENT : Party.SERVER;
    this.confidence = confidenceOf(connection, exchange);
  }

  /** Evidence that touches a gap or a guess is worth less. */
  private static Confidence confidenceOf(ConnectionTrace connection, Exchange exchange) {
    if (exchange != null && exchange.uncertain()) {
      return Confidence.LOW;
    }
    if (connection != null && !connection.info().rolesCertain()) {
      return Confidence.MEDIUM;
    }
    return Confidence.HIGH;
  }

  /** Instead of the rule's own severity. */
  public FindingBuilder severity(Severity severity) {
    this.severity = severity;
    return this;
  }

  /** At most this sure. */
  public FindingBuilder atMost(Confidence limit) {
    if (confidence.compareTo(limit) > 0) {
      confidence = limit;
    }
    return this;
  }

  /** Instead of the sender of the direction. */
  public FindingBuilder party(Party party) {
    this.party = party;
    return this;
  }

  public FindingBuilder direction(Direction direction) {
    this.direction = direction;
    return this;
  }

  /**
   * Frames to look at, the deciding one first; unknown (negative) and repeated ones are left out.
   */
  public FindingBuilder frames(long... frames) {
    this.frames = Arrays.stream(frames).filter(f -> f > 0).distinct().boxed().toList();
    return this;
  }

  /** When it was certain on the wire, epoch nanoseconds. */
  public FindingBuilder at(long timeNs) {
    this.timeNs = timeNs;
    return this;
  }

  /** One plain sentence with the numbers that decided. */
  public FindingBuilder summary(String summary) {
    this.summary = summary;
    return this;
  }

  /** What to change. */
  public FindingBuilder fix(String fix) {
    this.fix = fix;
    return this;
  }

  /** Instead of the rule's own section. */
  public FindingBuilder spec(String spec) {
    this.spec = spec;
    return this;
  }

  /**
   * It rests on a packet that did not come from that time on. Where the capture lacks any packet
   * since, of whatever connection, it may lack that one too.
   */
  public FindingBuilder restsOnSilenceSince(long sinceNs) {
    this.silentSinceNs = sinceNs;
    return this;
  }

  private void doubtSilence() {
    if (connection != null && connection.transport().lastLossNs() >= silentSinceNs) {
      lessSure();
    }
  }

  /** Frames that are not in the order of their stamps may not be in that of the wire. */
  private void doubtOrder() {
    if (party != Party.CAPTURE
        && connection != null
        && connection.transport().backwardNs() > ORDER_KEPT_NS) {
      lessSure();
    }
  }

  private void lessSure() {
    atMost(confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW);
  }

  /** Where packets were dropped, what did not come may have been among them. */
  private void doubtWhatWasDropped() {
    boolean captures = party == Party.CAPTURE;
    if (captures || connection == null || !connection.transport().packetsDropped()) {
      return;
    }
    atMost(severity == Severity.ERROR && somethingIsMissing() ? Confidence.LOW : Confidence.MEDIUM);
  }

  private boolean somethingIsMissing() {
    return connection.missingBytes(Direction.CLIENT_TO_SERVER) > 0
        || connection.missingBytes(Direction.SERVER_TO_CLIENT) > 0
        || (exchange != null && !(isWhole(exchange.request()) && isWhole(exchange.response())));
  }

  private static boolean isWhole(HttpMessage message) {
    return message != null && message.complete();
  }

  public Finding build() {
    doubtWhatWasDropped();
    doubtSilence();
    doubtOrder();
    if (summary == null || (frames.isEmpty() && connection != null)) {
      throw new IllegalStateException(
          rule.info().id() + ": a finding needs a sentence and a frame");
    }
    return new Finding(
        rule.info(),
        severity,
        confidence,
        party,
        connection == null ? Finding.NONE : connection.id(),
        exchange == null ? Finding.NONE : exchange.index(),
        direction,
        connection == null ? null : connection.info().server(),
        exchange == null ? null : exchange.path(),
        frames,
        timeNs,
        summary,
        fix,
        spec,
        connection == null ? "" : "tcp.stream eq " + connection.id());
  }
}
