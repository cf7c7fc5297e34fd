package io.chunkscope.capture.decode;

/** Network layer protocol identifiers (ISO/IEC TR 9577) that are decoded. */
final class Nlpid {
  static final int SNAP = 0x80;
  static final int IPV6 = 0x8e;
  static final int IPV4 = 0xcc;
  static final int PPP = 0xcf;

  private Nlpid() {}
}
