package io.chunkscope.analyzer.rules.coding;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

/** A rule about what a message's Transfer-Encoding says: decided once its head is complete. */
abstract class CodingRule implements Rule.OfMessage {
  private final RuleInfo info;

  CodingRule(RuleInfo info) {
    this.info = info;
  }

  @Override
  public final RuleInfo info() {
    return info;
  }

  @Override
  public final void onMessage(Exchange exchange, HttpMessage message, FindingSink sink) {
    if (!applies(exchange, message)) {
      return;
    }
    sink.onFinding(
        Finding.about(this, exchange, message.direction())
            .severity(severity(message))
            .summary(
                Phrases.sentenceStart(exchange, message)
                    + " says Transfer-Encoding "
                    + Phrases.quoted(message.fields().combined(FieldName.TRANSFER_ENCODING))
                    + objection(exchange, message)
                    + ".")
            .fix(fix(exchange, message))
            .frames(message.headEndFrame(), message.firstFrame())
            .at(message.headEndNs())
            .build());
  }

  abstract boolean applies(Exchange exchange, HttpMessage message);

  /** What is wrong with the value, to follow it in a sentence. */
  abstract String objection(Exchange exchange, HttpMessage message);

  /** What to change. */
  abstract String fix(Exchange exchange, HttpMessage message);

  /** How bad it is in this message. */
  Severity severity(HttpMessage message) {
    return info.severity();
  }
}
