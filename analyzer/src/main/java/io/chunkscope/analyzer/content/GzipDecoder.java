package io.chunkscope.analyzer.content;

/**
 * The gzip format (RFC 1952), several members too. Checksums and lengths are passed over: readers
 * show the text long before they could compare them.
 */
final class GzipDecoder implements CodingDecoder {
  private static final int[] START = {0x1f, 0x8b, 8};
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int TRAILER_BYTES = 8;

  private enum Part {
    START,
    FLAGS,
    TIME_AND_SYSTEM,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CHECKSUM,
    DATA,
    TRAILER,
    BETWEEN_MEMBERS,
    OVER
  }

  private final InflationPool pool;
  private final Inflation inflation;
  private Part part = Part.START;
  private int flags;
  private int length;
  private boolean furtherMember;

  /** Octets of the part read. */
  private int at;

  GzipDecoder(InflationPool pool) {
    this.pool = pool;
    inflation = pool.take(false);
  }

  @Override
  public DecodingState decode(byte[] bytes, int offset, int count, Output out) {
    int position = offset;
    int end = offset + count;
    while (position < end && part != Part.OVER) {
      if (part == Part.DATA) {
        DecodingState state = inflation.inflate(bytes, position, end - position, out);
        if (state != DecodingState.END) {
          return state;
        }
        position = end - inflation.unread();
        enter(Part.TRAILER);
      } else if (!take(bytes[position++] & 0xff)) {
        if (!furtherMember) {
          return DecodingState.INVALID;
        }
        // Padding or anything else behind the last member.
        part = Part.OVER;
      }
    }
    boolean complete = part == Part.BETWEEN_MEMBERS || part == Part.OVER;
    return complete ? DecodingState.END : DecodingState.MORE;
  }

  /** Takes an octet that is not deflate data; says whether it may stand there. */
  private boolean take(int octet) {
    switch (part) {
      case START, BETWEEN_MEMBERS -> {
        return takeStart(octet);
      }
      case FLAGS -> {
        flags = octet;
        enter(Part.TIME_AND_SYSTEM);
        return (flags & RESERVED) == 0;
      }
      case TIME_AND_SYSTEM -> after(6, Part.EXTRA_LENGTH);
      case EXTRA_LENGTH -> {
        length |= octet << (8 * at);
        after(2, Part.EXTRA);
      }
      case EXTRA -> after(length, Part.NAME);
      case NAME -> afterZero(octet, Part.COMMENT);
      case COMMENT -> afterZero(octet, Part.HEADER_CHECKSUM);
      case HEADER_CHECKSUM -> after(2, Part.DATA);
      case TRAILER -> after(TRAILER_BYTES, Part.BETWEEN_MEMBERS);
      case DATA, OVER -> throw new IllegalStateException("no octet of a header or trailer");
    }
    return true;
  }

  private boolean takeStart(int octet) {
    if (part == Part.BETWEEN_MEMBERS) {
      furtherMember = true;
      inflation.restart();
      enter(Part.START);
    }
    if (octet != START[at]) {
      return false;
    }
    after(START.length, Part.FLAGS);
    return true;
  }

  private void after(int octets, Part next) {
    if (++at >= octets) {
      enter(next);
    }
  }

  private void afterZero(int octet, Part next) {
    if (octet == 0) {
      enter(next);
    }
  }

  /** Goes to that part, or to the first after it that is there. */
  private void enter(Part next) {
    at = 0;
    part = next;
    if (part == Part.EXTRA_LENGTH) {
      length = 0;
      if ((flags & EXTRA) == 0) {
        part = Part.NAME;
      }
    }
    if (part == Part.EXTRA && length == 0) {
      part = Part.NAME;
    }
    if (part == Part.NAME && (flags & NAME) == 0) {
      part = Part.COMMENT;
    }
    if (part == Part.COMMENT && (flags & COMMENT) == 0) {
      part = Part.HEADER_CHECKSUM;
    }
    if (part == Part.HEADER_CHECKSUM && (flags & HEADER_CHECKSUM) == 0) {
      part = Part.DATA;
    }
  }

  @Override
  public void close() {
    pool.giveBack(inflation);
  }
}
