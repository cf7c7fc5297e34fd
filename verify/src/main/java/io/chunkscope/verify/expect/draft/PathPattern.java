package io.chunkscope.verify.expect.draft;

import java.util.regex.Pattern;

/** Makes one pattern of paths that differ in numbers and hashes only. */
final class PathPattern {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{4,}");
  private static final Pattern HASH =
      Pattern.compile("(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{6,}");
  private static final Pattern TOKEN = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[0-9A-Za-z]{20,}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]+");
  private static final Pattern NEIGHBOURS = Pattern.compile("\\*(?:[-._~]\\*)+");
  private static final Pattern SAFE = Pattern.compile("[0-9A-Za-z._~!$&'()+,;=:@%-]*");
  private static final int MAX_SEGMENT = 40;

  private PathPattern() {}

  /** The pattern of a path; it holds nothing that YAML or a terminal takes for something else. */
  static String of(String path) {
    StringBuilder pattern = new StringBuilder(path.length());
    int start = 1;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      end = end < 0 ? path.length() : end;
      pattern.append('/').append(segment(path.substring(Math.min(start, end), end)));
      start = end + 1;
    }
    return pattern.toString();
  }

  private static String segment(String segment) {
    if (segment.length() > MAX_SEGMENT
        || NUMBER.matcher(segment).matches()
        || !SAFE.matcher(segment).matches()) {
      return "*";
    }
    String general =
        WORD.matcher(UUID.matcher(segment).replaceAll("*"))
            .replaceAll(word -> isVariable(word.group()) ? "*" : word.group());
    return NEIGHBOURS.matcher(general).replaceAll("*");
  }

  private static boolean isVariable(String word) {
    return LONG_NUMBER.matcher(word).matches()
        || HASH.matcher(word).matches()
        || TOKEN.matcher(word).matches();
  }
}
