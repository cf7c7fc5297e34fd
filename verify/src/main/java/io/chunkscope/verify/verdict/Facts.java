package io.chunkscope.verify.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Named values of one line, in its order. */
final class Facts {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final String prefix;

  /**
   * @param prefix what every name begins with, possibly empty
   */
  Facts(String prefix) {
    this.prefix = prefix;
  }

  void put(String name, String value) {
    if (values.put(prefix + name, value) != null) {
      throw new DamagedLine("'" + name + "' twice");
    }
  }

  /** Takes {@code name=value} if that is what the word is. */
  boolean putPair(String word) {
    int equals = word.indexOf('=');
    if (equals < 0 || !NAME.matcher(word.substring(0, equals)).matches()) {
      return false;
    }
    put(word.substring(0, equals), word.substring(equals + 1));
    return true;
  }

  boolean has(String name) {
    return values.containsKey(prefix + name);
  }

  Map<String, String> map() {
    return Collections.unmodifiableMap(values);
  }
}
