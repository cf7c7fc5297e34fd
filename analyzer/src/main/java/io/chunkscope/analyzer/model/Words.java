package io.chunkscope.analyzer.model;

import java.nio.charset.StandardCharsets;

/** Makes strings of wire bytes, the same object for the words that fill captures. */
final class Words {
  private static final String[] COMMON = {
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "CONNECT",
    "PATCH",
    "OK",
    "Not Modified",
    "Not Found",
    "/",
    ""
  };

  private Words() {}

  /** ISO-8859-1. */
  static String of(byte[] bytes, int offset, int length) {
    for (String word : COMMON) {
      if (word.length() == length && matches(word, bytes, offset)) {
        return word;
      }
    }
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean matches(String word, byte[] bytes, int offset) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != bytes[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
