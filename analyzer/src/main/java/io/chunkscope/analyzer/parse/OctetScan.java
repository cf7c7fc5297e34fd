package io.chunkscope.analyzer.parse;

/**
 * Finds octets in an array. Plain loops: reading eight octets at a time through a handle is faster
 * once compiled, but costs more at the start of the program than it saves on all heads of a day.
 */
final class OctetScan {
  private OctetScan() {}

  /** Index of the first control octet (HT, CR and LF among them) in [from, to), else {@code to}. */
  static int nextControl(byte[] bytes, int from, int to) {
    int index = from;
    while (index < to && !OctetClass.isControl(bytes[index])) {
      index++;
    }
    return index;
  }

  /** Index of the first LF in [from, to), else {@code to}. */
  static int nextLineFeed(byte[] bytes, int from, int to) {
    int index = from;
    while (index < to && bytes[index] != OctetClass.LF) {
      index++;
    }
    return index;
  }
}
