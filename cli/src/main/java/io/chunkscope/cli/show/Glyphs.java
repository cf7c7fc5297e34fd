package io.chunkscope.cli.show;

import io.chunkscope.cli.report.timeline.SpanKind;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a bar is drawn with: a character for each kind of span, told apart without colours. */
public enum Glyphs {
  UNICODE,
  ASCII;

  /** Those that a terminal of this environment can show. */
  public static Glyphs of(UnaryOperator<String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.apply(name);
      if (value != null && !value.isEmpty()) {
        String locale = value.toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8") ? UNICODE : ASCII;
      }
    }
    return ASCII;
  }

  char of(SpanKind kind) {
    boolean unicode = this == UNICODE;
    return switch (kind) {
      case REQUEST -> unicode ? '»' : '>';
      case CLIENT_PAUSE -> unicode ? '‥' : 'c';
      case REQUEST_NETWORK_PAUSE -> unicode ? '≋' : 'n';
      case WAIT -> unicode ? '░' : '.';
      case UNANSWERED -> unicode ? '╳' : 'X';
      case HEAD -> unicode ? '▓' : 'H';
      case BODY_WAIT -> unicode ? '▒' : ':';
      case FLUSH -> unicode ? '█' : '#';
      case SERVER_PAUSE -> unicode ? '─' : '-';
      case NETWORK_PAUSE -> unicode ? '≈' : '~';
      case UNKNOWN_PAUSE -> '?';
      case LAST_CHUNK -> unicode ? '◆' : '0';
      case UNFINISHED -> unicode ? '×' : 'x';
      case CLOSE_LAG -> unicode ? '┄' : '_';
    };
  }

  /** Text as far as it can be shown; what cannot is told by its number. */
  String plain(String text) {
    if (this == UNICODE) {
      return text;
    }
    StringBuilder ascii = new StringBuilder(text.length());
    text.replace("µ", "u")
        .replace("§", "section ")
        .replace("…", "...")
        .replace("×", "x")
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.appendCodePoint(c);
              } else {
                ascii.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return ascii.toString();
  }

  char tick() {
    return this == UNICODE ? '┬' : '+';
  }

  char axis() {
    return this == UNICODE ? '─' : '-';
  }

  /** What a legend says. */
  static String words(SpanKind kind) {
    return switch (kind) {
      case REQUEST -> "request";
      case CLIENT_PAUSE -> "client pauses";
      case REQUEST_NETWORK_PAUSE -> "network delays the request";
      case WAIT -> "wait";
      case UNANSWERED -> "unanswered";
      case HEAD -> "head";
      case BODY_WAIT -> "wait for the body";
      case FLUSH -> "flush";
      case SERVER_PAUSE -> "server pauses";
      case NETWORK_PAUSE -> "network pauses";
      case UNKNOWN_PAUSE -> "server or network pauses";
      case LAST_CHUNK -> "last-chunk";
      case UNFINISHED -> "unfinished";
      case CLOSE_LAG -> "close lag";
    };
  }
}
