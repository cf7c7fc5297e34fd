package io.chunkscope.analyzer.parse;

/** Classes of octets (RFC 9110 §5.6, RFC 5234 appendix B), from one table. */
final class OctetClass {
  static final byte HT = '\t';
  static final byte LF = '\n';
  static final byte CR = '\r';
  static final byte SP = ' ';

  private static final byte NOT_HEX = -1;
  private static final byte[] HEX = new byte[256];
  private static final boolean[] TOKEN = new boolean[256];

  static {
    for (int octet = 0; octet < 256; octet++) {
      HEX[octet] = octet < 128 ? (byte) Character.digit(octet, 16) : NOT_HEX;
      TOKEN[octet] =
          (octet >= '0' && octet <= '9')
              || (octet >= 'A' && octet <= 'Z')
              || (octet >= 'a' && octet <= 'z')
              || (octet < 128 && "!#$%&'*+-.^_`|~".indexOf(octet) >= 0);
    }
  }

  private OctetClass() {}

  /** {@code tchar}. */
  static boolean isToken(byte octet) {
    return TOKEN[octet & 0xff];
  }

  static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  /** {@code HEXDIG}, either case. */
  static boolean isHex(byte octet) {
    return HEX[octet & 0xff] != NOT_HEX;
  }

  /** The value of a {@link #isHex hex digit}. */
  static int hexValue(byte octet) {
    return HEX[octet & 0xff];
  }

  /** SP or HT: the octets of OWS, RWS and BWS. */
  static boolean isBlank(byte octet) {
    return octet == SP || octet == HT;
  }

  /** {@code CTL}: 0 to 31 and 127. */
  static boolean isControl(byte octet) {
    return (octet >= 0 && octet < SP) || octet == 0x7f;
  }
}
