package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;

/** What a message's Connection field says about persistence (RFC 9112 §9.3, §9.6). */
public final class ConnectionOptions {
  private ConnectionOptions() {}

  /** Whether any Connection field of the message lists that option, without regard to case. */
  public static boolean has(HttpMessage message, String option) {
    Fields fields = message.fields();
    for (int line = fields.find(FieldName.CONNECTION, 0);
        line >= 0;
        line = fields.find(FieldName.CONNECTION, line + 1)) {
      for (String listed : fields.value(line).split(",", -1)) {
        if (listed.strip().equalsIgnoreCase(option)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The close option, or HTTP/1.0 without keep-alive. */
  public static boolean saysClose(HttpMessage message) {
    return has(message, "close") || (!message.isHttp11() && !has(message, "keep-alive"));
  }

  /** Keep-alive in so many words (not HTTP/1.1's silent default), and no close beside it. */
  public static boolean promisesKeepAlive(HttpMessage message) {
    return has(message, "keep-alive") && !has(message, "close");
  }
}
