package io.chunkscope.capture.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A capture read to its end.
 *
 * @param seen the packets handed over
 * @param info what the source said afterwards
 * @param thrown the message of the CaptureFormatException that ended it, or null
 */
record Reading(List<Seen> seen, CaptureInfo info, String thrown) {

  /** A packet, copied. */
  record Seen(long frame, long timestampNs, int linkType, int originalLength, List<Byte> data) {}

  static Reading of(byte[] capture) throws IOException, CaptureFormatException {
    return of(capture, ReadOptions.DEFAULTS);
  }

  static Reading of(byte[] capture, ReadOptions options)
      throws IOException, CaptureFormatException {
    return of(new ByteArrayInputStream(capture), options);
  }

  static Reading of(InputStream in, ReadOptions options)
      throws IOException, CaptureFormatException {
    try (PacketSource source = CaptureFiles.open(in, "the file", options)) {
      return of(source);
    }
  }

  static Reading of(PacketSource source) throws IOException {
    List<Seen> seen = new ArrayList<>();
    String thrown = null;
    try {
      while (!source.exhausted()) {
        source.poll(packet -> seen.add(copy(packet)), 3);
      }
    } catch (CaptureFormatException e) {
      thrown = e.getMessage();
    }
    return new Reading(seen, source.info(), thrown);
  }

  private static Seen copy(Packet packet) {
    List<Byte> data = new ArrayList<>();
    int end = packet.offset() + packet.capturedLength();
    for (byte octet : Arrays.copyOfRange(packet.buffer(), packet.offset(), end)) {
      data.add(octet);
    }
    return new Seen(
        packet.frameNumber(),
        packet.timestampNs(),
        packet.linkType(),
        packet.originalLength(),
        data);
  }

  static Seen seen(long frame, long timestampNs, int linkType, byte[] data) {
    return seen(frame, timestampNs, linkType, data, data.length);
  }

  static Seen seen(long frame, long timestampNs, int linkType, byte[] data, int originalLength) {
    List<Byte> list = new ArrayList<>();
    for (byte octet : data) {
      list.add(octet);
    }
    return new Seen(frame, timestampNs, linkType, originalLength, list);
  }

  /** A stream that gives one byte a read, as the slowest of pipes. */
  static InputStream byteByByte(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(1, length));
      }
    };
  }
}
