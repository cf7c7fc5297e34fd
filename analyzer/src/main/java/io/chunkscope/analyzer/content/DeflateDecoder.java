package io.chunkscope.analyzer.content;

/**
 * What is sent as {@code deflate}: the zlib format (RFC 1950), as RFC 9110 §8.4.1.2 says, or raw
 * deflate data (RFC 1951), which many senders take it for and browsers accept.
 *
 * <p>Two octets tell them apart. Raw data whose first octet reads as a zlib header would begin with
 * a stored block and set bits in the padding after its header, which no encoder does.
 */
final class DeflateDecoder implements CodingDecoder {
  private static final int DEFLATE = 8;
  private static final int LARGEST_WINDOW = 7;
  private static final int PRESET_DICTIONARY = 0x20;
  private static final int NONE = -1;

  private final InflationPool pool;
  private final byte[] first = new byte[1];
  private int firstOctet = NONE;
  private Inflation inflation;
  private boolean ended;

  DeflateDecoder(InflationPool pool) {
    this.pool = pool;
  }

  @Override
  public DecodingState decode(byte[] bytes, int offset, int length, Output out) {
    if (ended || length == 0) {
      return ended ? DecodingState.END : DecodingState.MORE;
    }
    DecodingState state =
        inflation == null ? begin(bytes, offset, length, out) : inflate(bytes, offset, length, out);
    ended = state == DecodingState.END;
    return state;
  }

  private DecodingState begin(byte[] bytes, int offset, int length, Output out) {
    int second = offset;
    if (firstOctet == NONE) {
      firstOctet = bytes[second++] & 0xff;
      if (length == 1) {
        return DecodingState.MORE;
      }
    }
    inflation = pool.take(isZlib(firstOctet, bytes[second] & 0xff));
    first[0] = (byte) firstOctet;
    DecodingState state = inflate(first, 0, 1, out);
    return state == DecodingState.MORE
        ? inflate(bytes, second, offset + length - second, out)
        : state;
  }

  private DecodingState inflate(byte[] bytes, int offset, int length, Output out) {
    return inflation.inflate(bytes, offset, length, out);
  }

  private static boolean isZlib(int first, int second) {
    return (first & 0xf) == DEFLATE
        && first >> 4 <= LARGEST_WINDOW
        && (first << 8 | second) % 31 == 0
        && (second & PRESET_DICTIONARY) == 0;
  }

  @Override
  public void close() {
    if (inflation != null) {
      pool.giveBack(inflation);
    }
  }
}
