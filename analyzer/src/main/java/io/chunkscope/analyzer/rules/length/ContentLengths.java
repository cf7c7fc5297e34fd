package io.chunkscope.analyzer.rules.length;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Phrases;

/** What the rules about contradictory lengths share. */
final class ContentLengths {
  private ContentLengths() {}

  /** An error, unless no body depends on the field: responses to HEAD, 204, 304. */
  static Severity severity(HttpMessage message) {
    boolean bodyless = !message.isRequest() && message.framing() == Framing.NONE;
    return bodyless ? Severity.WARNING : Severity.ERROR;
  }

  /** All values as on the wire, for a sentence. */
  static String text(HttpMessage message) {
    return Phrases.quoted(message.fields().combined(FieldName.CONTENT_LENGTH));
  }
}
