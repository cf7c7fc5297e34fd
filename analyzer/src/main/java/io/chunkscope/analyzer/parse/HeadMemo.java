package io.chunkscope.analyzer.parse;

import java.util.Arrays;

/**
 * Remembers heads and what was made of them, so that a head which comes again byte for byte is not
 * read again: persistent connections, health checks and pollers repeat theirs all day. Of requests
 * the fields are remembered by themselves, too: a client sends the same with every target. Shared
 * by the parsers of one thread; of fixed size, a newer head takes an older one's place.
 *
 * <p>Only heads that lie whole in one piece and keep to the grammar are remembered. What a head
 * means depends on its bytes alone, so the same bytes mean the same again.
 */
public final class HeadMemo {
  /** A head remembered. */
  static final class Entry {
    final byte[] head;
    final Object meaning;

    Entry(byte[] head, Object meaning) {
      this.head = head;
      this.meaning = meaning;
    }
  }

  private static final int SLOTS = 512;
  private static final int MAX_BYTES = 2048;
  private static final int KEY_BYTES = 64;
  private static final int MIN_BYTES = 16;

  private final Entry[] requests = new Entry[SLOTS];
  private final Entry[] responses = new Entry[SLOTS];
  private final Entry[] requestFields = new Entry[SLOTS];

  /** The entry whose head begins at {@code offset}, or null. */
  Entry find(MessageKind kind, byte[] bytes, int offset, int limit) {
    return find(table(kind), bytes, offset, limit);
  }

  /** The entry of a request whose fields begin at {@code offset}, or null. */
  Entry findFields(byte[] bytes, int offset, int limit) {
    return find(requestFields, bytes, offset, limit);
  }

  private static Entry find(Entry[] entries, byte[] bytes, int offset, int limit) {
    if (limit - offset < MIN_BYTES) {
      return null;
    }
    Entry entry = entries[slot(bytes, offset, limit)];
    if (entry == null) {
      return null;
    }
    int end = offset + entry.head.length;
    return end <= limit && Arrays.equals(bytes, offset, end, entry.head, 0, entry.head.length)
        ? entry
        : null;
  }

  /** Remembers a head. */
  void keep(MessageKind kind, byte[] bytes, int offset, int end, int limit, Object meaning) {
    keep(table(kind), bytes, offset, end, limit, meaning);
  }

  /** Remembers the fields of a request. */
  void keepFields(byte[] bytes, int offset, int end, int limit, Object meaning) {
    keep(requestFields, bytes, offset, end, limit, meaning);
  }

  private static void keep(
      Entry[] entries, byte[] bytes, int offset, int end, int limit, Object meaning) {
    int length = end - offset;
    if (length >= MIN_BYTES && length <= MAX_BYTES) {
      entries[slot(bytes, offset, limit)] =
          new Entry(Arrays.copyOfRange(bytes, offset, end), meaning);
    }
  }

  private Entry[] table(MessageKind kind) {
    return kind == MessageKind.REQUESTS ? requests : responses;
  }

  /** Of the first bytes, every fourth: enough to tell targets and servers apart. */
  private static int slot(byte[] bytes, int offset, int limit) {
    int end = Math.min(limit, offset + KEY_BYTES);
    int hash = 0;
    for (int index = offset; index < end; index += 4) {
      hash = 31 * hash + bytes[index];
    }
    hash *= 0x9E3779B1;
    return hash >>> 23;
  }
}
