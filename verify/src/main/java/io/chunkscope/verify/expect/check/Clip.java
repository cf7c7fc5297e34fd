package io.chunkscope.verify.expect.check;

/** Values from the wire that end up in memory for longer than their message. */
final class Clip {
  private Clip() {}

  static String of(String wire, int limit) {
    return wire.length() <= limit ? wire : wire.substring(0, limit - 1) + "…";
  }
}
