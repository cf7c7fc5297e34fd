package io.chunkscope.analyzer.parse;

/**
 * Methods that are known well enough to recognise a request by: RFC 9110 §9, RFC 5789, WebDAV (RFC
 * 4918), UPnP, and Microsoft's Configuration Manager.
 */
final class CommonMethods {
  private static final String[] NAMES = {
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "CONNECT",
    "TRACE",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "UNLOCK",
    "SEARCH",
    "NOTIFY",
    "SUBSCRIBE",
    "UNSUBSCRIBE",
    "CCM_POST"
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
