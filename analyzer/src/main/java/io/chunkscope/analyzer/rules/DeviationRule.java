package io.chunkscope.analyzer.rules;

import io.chunkscope.analyzer.model.DeviationNote;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.rules.evidence.Deviations;
import java.util.Set;

/**
 * A rule about departures from the grammar: one finding a message, at the first departure of its
 * kinds.
 */
public abstract class DeviationRule implements Rule.OfMessage {
  private final RuleInfo info;
  private final Set<Deviation> kinds;

  protected DeviationRule(RuleInfo info, Set<Deviation> kinds) {
    this.info = info;
    this.kinds = kinds;
  }

  @Override
  public final RuleInfo info() {
    return info;
  }

  @Override
  public final void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    DeviationNote note = Deviations.first(message, kinds);
    if (note == null || isSaidElsewhere(message, note)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(severity(message))
            .summary(sentence(exchange, message, note))
            .fix(fix(message))
            .frames(note.frame(), message.firstFrame())
            .at(note.timeNs())
            .build());
  }

  /** What the first departure is, in one sentence. */
  protected abstract String sentence(Exchange exchange, HttpMessage message, DeviationNote note);

  /** What to change. */
  protected abstract String fix(HttpMessage message);

  /** How bad it is in this message. */
  protected Severity severity(HttpMessage message) {
    return info.severity();
  }

  /** Whether another rule tells the cause of this departure. */
  protected boolean isSaidElsewhere(HttpMessage message, DeviationNote note) {
    return false;
  }

  /** {@code , and 2 more like it}; empty when the first departure is the only one. */
  protected final String andMore(HttpMessage message) {
    int more = Deviations.count(message, kinds) - 1;
    boolean omitted = message.deviationsOmitted() > 0;
    return more <= 0 ? "" : ", and " + (omitted ? "at least " : "") + more + " more like it";
  }
}
