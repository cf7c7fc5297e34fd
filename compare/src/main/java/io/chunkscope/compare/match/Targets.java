package io.chunkscope.compare.match;

/**
 * Request-targets as two sides of a hop see them: a prefix may be added or taken away, and {@code
 * http://host/path} is what {@code /path} is (RFC 9112 §3.2).
 */
final class Targets {
  private Targets() {}

  /** The part that no prefix touches: what follows the last slash of the path, and the query. */
  static String tail(String target) {
    int query = target.indexOf('?');
    int slash = target.lastIndexOf('/', query < 0 ? target.length() : query);
    return target.substring(slash + 1);
  }

  /** The target in origin form. */
  static String origin(String target) {
    if (target.startsWith("http://") || target.startsWith("https://")) {
      int path = target.indexOf('/', target.indexOf("//") + 2);
      return path < 0 ? "/" : target.substring(path);
    }
    return target;
  }

  /** Whether the one is the other with a prefix before it that ends where a segment does. */
  static boolean prefixed(String one, String other) {
    return one.length() > other.length()
        ? one.endsWith(other) && other.startsWith("/")
        : other.endsWith(one) && one.startsWith("/");
  }
}
