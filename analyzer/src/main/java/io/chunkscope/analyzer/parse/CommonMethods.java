package io.chunkscope.analyzer.parse;

/** The methods of RFC 9110 §9 and RFC 5789. */
final class CommonMethods {
  private static final String[] NAMES = {
    "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE"
  };

  private CommonMethods() {}

  /** Whether [offset, offset + length) is one of them, exactly. */
  static boolean contain(byte[] bytes, int offset, int length) {
    for (String name : NAMES) {
      if (name.length() == length && startsWith(name, bytes, offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(String name, byte[] bytes, int offset) {
    int index = 0;
    while (index < name.length() && bytes[offset + index] == name.charAt(index)) {
      index++;
    }
    return index == name.length();
  }
}
