package io.chunkscope.verify.expect;

import io.chunkscope.verify.expect.match.Glob;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which exchanges are meant, in a line: {@code GET www.example.com/home}, {@code /assets/**}. */
public final class SelectionLine {
  /** Method, scheme, host and path, each of which may be missing. */
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Z]+)(?: +|$))?(?:https?://)?([^/\\s]+)?([/*]\\S*)?");

  private static final Pattern WITH_PORT = Pattern.compile(".*:[0-9*]+");

  private SelectionLine() {}

  /** What the line means; null if it is not {@code [METHOD] [HOST]/PATH}. */
  public static Selection parse(String line) {
    Matcher parts = FORM.matcher(line);
    if (!parts.matches()) {
      return null;
    }
    String method = parts.group(1);
    String host = parts.group(2);
    String path = parts.group(3);
    return new Selection(
        method == null ? Set.of() : Set.of(method),
        host == null ? null : Glob.ignoringCase(host),
        hasPort(host),
        path == null ? null : Glob.of(path),
        hasQuery(path),
        null,
        List.of());
  }

  /** Whether a pattern of a host names a port too; null names none. */
  public static boolean hasPort(String host) {
    return host != null && WITH_PORT.matcher(host).matches();
  }

  /** Whether a pattern of a path is of path and query; null is not. */
  public static boolean hasQuery(String path) {
    return path != null && path.indexOf('?') >= 0;
  }
}
