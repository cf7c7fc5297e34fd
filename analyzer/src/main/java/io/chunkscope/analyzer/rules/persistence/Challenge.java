package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Fields;
import java.util.Locale;

/**
 * A challenge of a scheme that authenticates a connection, not a request.
 *
 * @param scheme NTLM or Negotiate
 * @param token whether it carries data: the handshake is under way
 */
record Challenge(String scheme, boolean token) {

  /** The one furthest on of those in the fields of that name, or null. */
  static Challenge of(Fields fields, FieldName name) {
    Challenge best = null;
    for (int line = fields.find(name, 0); line >= 0; line = fields.find(name, line + 1)) {
      for (String part : fields.value(line).split(",", -1)) {
        Challenge found = read(part.strip());
        if (found != null && (best == null || found.token)) {
          best = found;
        }
      }
    }
    return best;
  }

  private static Challenge read(String text) {
    int space = text.indexOf(' ');
    String word = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
    boolean token = space >= 0 && !text.substring(space).isBlank();
    return switch (word) {
      case "ntlm" -> new Challenge("NTLM", token);
      case "negotiate" -> new Challenge("Negotiate", token);
      default -> null;
    };
  }
}
