package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.framing.ConnectionOptions;
import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;

/** What a message's whole head promises about its connection (RFC 9112 §9.3, §9.6). */
public final class Promise {
  private Promise() {}

  /** The close option, or HTTP/1.0 without keep-alive. */
  public static boolean saysClose(HttpMessage message) {
    PersistenceDecision promised = message.persistence();
    return promised != null && promised.persistence() == Persistence.CLOSE;
  }

  /** The close option. */
  public static boolean saysCloseInWords(HttpMessage message) {
    return message.persistence() == PersistenceDecision.CLOSE_OPTION;
  }

  /** Keep-alive in so many words (not HTTP/1.1's silent default), and no close beside it. */
  public static boolean saysKeepAlive(HttpMessage message) {
    PersistenceDecision promised = message.persistence();
    return promised == PersistenceDecision.HTTP10_KEEP_ALIVE
        || (promised == PersistenceDecision.HTTP11_DEFAULT && options(message).hasKeepAlive());
  }

  /** Keep-alive among the options, whatever stands beside it. */
  public static boolean namesKeepAlive(HttpMessage message) {
    return options(message).hasKeepAlive();
  }

  private static ConnectionOptions options(HttpMessage message) {
    ConnectionOptions options = new ConnectionOptions();
    Fields fields = message.fields();
    for (int line = fields.find(FieldName.CONNECTION, 0);
        line >= 0;
        line = fields.find(FieldName.CONNECTION, line + 1)) {
      options.add(fields.bytes(), fields.valueOffset(line), fields.valueLength(line));
    }
    return options;
  }
}
