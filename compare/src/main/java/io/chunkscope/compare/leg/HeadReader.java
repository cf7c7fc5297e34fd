package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.model.Fields;
import io.chunkscope.analyzer.model.HttpMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts heads down. Clients and servers repeat themselves: a head with the same bytes as an earlier
 * one is not read again and not kept twice.
 */
final class HeadReader {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final LegLimits limits;
  private final Map<Long, Known> known = new HashMap<>();
  private final Map<String, String> strings = new HashMap<>();

  HeadReader(LegLimits limits) {
    this.limits = limits;
  }

  /** A string that occurs often, kept once, and cut. */
  String text(String text) {
    if (text == null) {
      return null;
    }
    String cut =
        text.length() <= limits.maxTextChars() ? text : text.substring(0, limits.maxTextChars());
    String kept = strings.get(cut);
    if (kept == null) {
      if (strings.size() < limits.maxHeads()) {
        strings.put(cut, cut);
      }
      return cut;
    }
    return kept;
  }

  HeadSummary read(HttpMessage message) {
    Fields fields = message.fields();
    int length = lengthOf(fields);
    long key = hash(fields.bytes(), 0, length) * 31 + (message.isRequest() ? 1 : 2);
    Known same = known.get(key);
    if (same != null
        && same.minorVersion == message.minorVersion()
        && same.lines == fields.size()
        && Arrays.equals(same.bytes, 0, same.bytes.length, fields.bytes(), 0, length)) {
      return same.head;
    }
    HeadSummary head = summarize(message);
    if (same == null && known.size() < limits.maxHeads()) {
      byte[] copy = Arrays.copyOf(fields.bytes(), length);
      known.put(key, new Known(copy, message.minorVersion(), fields.size(), head));
    }
    return head;
  }

  /** Names and values lie in one array, in order. */
  private static int lengthOf(Fields fields) {
    int last = fields.size() - 1;
    return last < 0 ? 0 : fields.valueOffset(last) + fields.valueLength(last);
  }

  private HeadSummary summarize(HttpMessage message) {
    Fields fields = message.fields();
    int lines = Math.min(fields.size(), limits.maxFields());
    List<String> names = new ArrayList<>(lines);
    Map<String, String> values = new LinkedHashMap<>();
    long[] prints = new long[lines];
    long[] ids = new long[lines];
    int printed = 0;
    int idCount = 0;
    String forwardedFor = null;
    for (int line = 0; line < lines; line++) {
      String name = text(fields.name(line));
      String lower = text(name.toLowerCase(Locale.ROOT));
      names.add(name);
      if (HopFields.shown(lower)) {
        values.merge(lower, text(fields.value(line)), (first, second) -> first + ", " + second);
      }
      if (lower.equals("x-forwarded-for")) {
        String all = fields.value(line);
        forwardedFor = all.substring(all.lastIndexOf(',') + 1).strip();
      }
      if (limits.ignoredFields().contains(lower)) {
        continue;
      }
      if (HopFields.correlates(lower)) {
        String part = HopFields.stablePart(lower, fields.value(line).strip());
        if (!part.isEmpty()) {
          ids[idCount++] = hash(part);
        }
      }
      if (HopFields.passedOn(lower)) {
        long value = hash(fields.bytes(), fields.valueOffset(line), fields.valueLength(line));
        prints[printed++] = hash(lower) * 31 + value;
      }
    }
    return new HeadSummary(
        message.version(),
        message.isHttp11(),
        message.persistence(),
        List.copyOf(names),
        Map.copyOf(values),
        new PrintSet(prints, printed),
        new PrintSet(ids, idCount),
        text(forwardedFor));
  }

  private static long hash(String text) {
    long hash = FNV_BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  private static long hash(byte[] bytes, int offset, int length) {
    long hash = FNV_BASIS;
    for (int i = offset; i < offset + length; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** A head as it was read first. */
  private static final class Known {
    final byte[] bytes;
    final int minorVersion;
    final int lines;
    final HeadSummary head;

    Known(byte[] bytes, int minorVersion, int lines, HeadSummary head) {
      this.bytes = bytes;
      this.minorVersion = minorVersion;
      this.lines = lines;
      this.head = head;
    }
  }
}
