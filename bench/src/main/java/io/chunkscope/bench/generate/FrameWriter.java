package io.chunkscope.bench.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes Ethernet/IPv4/TCP frames as a classic pcap with microseconds. Every frame moves the clock
 * on. Checksums are left zero: no reader measured here verifies them unless told to.
 */
public final class FrameWriter implements Closeable {
  private static final int RECORD_HEADER = 16;
  private static final int ETHERNET_HEADER = 14;
  private static final int IP_HEADER = 20;

  /** With twelve bytes of options: timestamps, or what a SYN announces. */
  private static final int TCP_HEADER = 32;

  private static final int HEADERS = ETHERNET_HEADER + IP_HEADER + TCP_HEADER;
  private static final long EPOCH_MICROS = 1_767_225_600_000_000L; // 2026-01-01T00:00:00Z

  /** The largest payload of a frame: Ethernet's 1500 bytes less the headers. */
  public static final int MSS = 1500 - IP_HEADER - TCP_HEADER;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 20];
  private int position;
  private long timeMicros = EPOCH_MICROS;
  private long frames;

  /**
   * Begins the file.
   *
   * @param out receives the file; closed with this writer
   */
  public FrameWriter(OutputStream out) {
    this.out = out;
    int32(0xa1b2c3d4);
    int16(2);
    int16(4);
    int32(0);
    int32(0);
    int32(262_144);
    int32(1);
  }

  /** Frames written so far. */
  public long frames() {
    return frames;
  }

  /** Lets time pass before the next frame. */
  public void passMicros(long micros) {
    timeMicros += micros;
  }

  void frame(
      Address from, Address to, int seq, int ack, int flags, byte[] bytes, int offset, int length)
      throws IOException {
    if (position + RECORD_HEADER + HEADERS + length > buffer.length) {
      flush();
    }
    int32((int) (timeMicros / 1_000_000));
    int32((int) (timeMicros % 1_000_000));
    int32(HEADERS + length);
    int32(HEADERS + length);
    mac(to);
    mac(from);
    int16(0x0800);
    int16(0x4500);
    int16(IP_HEADER + TCP_HEADER + length);
    int16((int) frames);
    int16(0x4000); // do not fragment
    int16(64 << 8 | 6); // time to live, TCP
    int16(0);
    int32(from.ip());
    int32(to.ip());
    int16(from.port());
    int16(to.port());
    int32(seq);
    int32(ack);
    int16((TCP_HEADER / 4) << 12 | flags);
    int16(502);
    int32(0);
    options((flags & SimulatedConnection.SYN) != 0);
    System.arraycopy(bytes, offset, buffer, position, length);
    position += length;
    frames++;
    timeMicros++;
  }

  private void options(boolean syn) {
    if (syn) {
      int32(0x0204_0000 | (MSS + 12));
      int32(0x0402_0101); // selective acknowledgements
      int32(0x0103_0307); // window scale 7
    } else {
      int32(0x0101_080a);
      int32((int) (timeMicros / 1000));
      int32((int) (timeMicros / 1000));
    }
  }

  private void mac(Address address) {
    int16(0x0200);
    int32(address.ip());
  }

  private void int16(int value) {
    buffer[position++] = (byte) (value >> 8);
    buffer[position++] = (byte) value;
  }

  private void int32(int value) {
    int16(value >> 16);
    int16(value);
  }

  private void flush() throws IOException {
    out.write(buffer, 0, position);
    position = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
