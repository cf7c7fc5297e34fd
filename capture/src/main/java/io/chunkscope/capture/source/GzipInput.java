package io.chunkscope.capture.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip file (RFC 1952), all members of it.
 *
 * <p>Differs from {@code java.util.zip.GZIPInputStream} in what matters for captures: a further
 * member is found on a slow pipe too, a file cut inside the head of one is known to be cut, and
 * everything decompressed before a fault is handed out before the fault is thrown.
 */
final class GzipInput extends InputStream {
  private static final int FLAG_HEADER_CRC = 0x02;
  private static final int FLAG_EXTRA = 0x04;
  private static final int FLAG_NAME = 0x08;
  private static final int FLAG_COMMENT = 0x10;
  private static final int METHOD_DEFLATE = 8;

  private enum State {
    HEADER,
    BODY,
    END
  }

  private final InputStream in;
  private final byte[] compressed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private State state = State.HEADER;
  private boolean firstMember = true;
  private int position;
  private int limit;
  private IOException fault;

  GzipInput(InputStream in, int readBytes) {
    this.in = in;
    this.compressed = new byte[readBytes];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (fault != null) {
      throw fault;
    }
    while (state != State.END) {
      if (state == State.HEADER) {
        state = readHeader() ? State.BODY : State.END;
        continue;
      }
      int count = inflate(bytes, offset, length);
      if (count > 0) {
        crc.update(bytes, offset, count);
        return count;
      }
      if (inflater.finished()) {
        position = limit - inflater.getRemaining();
        readTrailer();
        state = State.HEADER;
      } else {
        refill();
        inflater.setInput(compressed, 0, limit);
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    long before = inflater.getBytesWritten();
    IOException thrown;
    try {
      int count = inflater.inflate(bytes, offset, length);
      if (count > 0 || !inflater.needsDictionary()) {
        return count;
      }
      thrown = new ZipException("gzip member needs a preset dictionary");
    } catch (DataFormatException e) {
      thrown = new ZipException("gzip data is damaged: " + e.getMessage());
      thrown.initCause(e);
    }
    fault = thrown;
    int count = (int) (inflater.getBytesWritten() - before);
    if (count == 0) {
      throw thrown;
    }
    return count;
  }

  /** Whether there is a member; what follows the last one without being one is padding. */
  private boolean readHeader() throws IOException {
    if (position == limit && !fill()) {
      return false;
    }
    if (compressed[position] != 0x1f) {
      return padding("not gzip");
    }
    nextByte();
    if (nextByte() != 0x8b) {
      return padding("not gzip");
    }
    if (nextByte() != METHOD_DEFLATE) {
      return padding("gzip method is not deflate");
    }
    int flags = nextByte();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(nextByte() | nextByte() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipString();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipString();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    firstMember = false;
    inflater.reset();
    inflater.setInput(compressed, position, limit - position);
    crc.reset();
    return true;
  }

  private boolean padding(String why) throws ZipException {
    if (firstMember) {
      throw new ZipException(why);
    }
    return false;
  }

  private void readTrailer() throws IOException {
    long expectedCrc = nextInt();
    long expectedLength = nextInt();
    if (expectedCrc != crc.getValue()) {
      throw new ZipException("gzip checksum is wrong");
    }
    if (expectedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("gzip length is wrong");
    }
  }

  private long nextInt() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) nextByte() << shift;
    }
    return value;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      nextByte();
    }
  }

  private void skipString() throws IOException {
    int octet;
    do {
      octet = nextByte();
    } while (octet != 0);
  }

  private int nextByte() throws IOException {
    if (position == limit) {
      refill();
    }
    return compressed[position++] & 0xff;
  }

  private void refill() throws IOException {
    if (!fill()) {
      throw new EOFException("gzip data ends early");
    }
  }

  private boolean fill() throws IOException {
    int count;
    do {
      count = in.read(compressed, 0, compressed.length);
    } while (count == 0);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
