package io.chunkscope.analyzer.parse;

/**
 * Checks chunk extensions octet by octet, RFC 9112 §7.1.1.
 *
 * <pre>
 * chunk-ext      = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
 * chunk-ext-name = token
 * chunk-ext-val  = token / quoted-string
 * </pre>
 */
enum ChunkExtensionGrammar {
  /** After the semicolon. */
  NAME_START,
  NAME,
  /** After whitespace that follows the name. */
  NAME_END,
  /** After the equals sign. */
  VALUE_START,
  VALUE,
  QUOTED,
  /** After a backslash in a quoted string. */
  QUOTED_PAIR,
  /** After the closing quote, or whitespace that follows a value. */
  VALUE_END,
  MALFORMED;

  ChunkExtensionGrammar next(byte octet) {
    return switch (this) {
      case NAME_START -> start(octet, NAME_START, NAME);
      case NAME -> OctetClass.isToken(octet) ? NAME : afterName(octet);
      case NAME_END -> afterName(octet);
      case VALUE_START -> octet == '"' ? QUOTED : start(octet, VALUE_START, VALUE);
      case VALUE -> OctetClass.isToken(octet) ? VALUE : afterValue(octet);
      case QUOTED -> quoted(octet);
      case QUOTED_PAIR -> isQuotable(octet) ? QUOTED : MALFORMED;
      case VALUE_END -> afterValue(octet);
      case MALFORMED -> MALFORMED;
    };
  }

  /** Whether the line may end here. */
  boolean isComplete() {
    return this == NAME || this == NAME_END || this == VALUE || this == VALUE_END;
  }

  private static ChunkExtensionGrammar start(
      byte octet, ChunkExtensionGrammar before, ChunkExtensionGrammar inside) {
    if (OctetClass.isToken(octet)) {
      return inside;
    }
    return OctetClass.isBlank(octet) ? before : MALFORMED;
  }

  private static ChunkExtensionGrammar afterName(byte octet) {
    return switch (octet) {
      case ' ', '\t' -> NAME_END;
      case '=' -> VALUE_START;
      case ';' -> NAME_START;
      default -> MALFORMED;
    };
  }

  private static ChunkExtensionGrammar afterValue(byte octet) {
    return switch (octet) {
      case ' ', '\t' -> VALUE_END;
      case ';' -> NAME_START;
      default -> MALFORMED;
    };
  }

  private static ChunkExtensionGrammar quoted(byte octet) {
    return switch (octet) {
      case '"' -> VALUE_END;
      case '\\' -> QUOTED_PAIR;
      default -> isQuotable(octet) ? QUOTED : MALFORMED;
    };
  }

  private static boolean isQuotable(byte octet) {
    return octet == OctetClass.HT || !OctetClass.isControl(octet);
  }
}
