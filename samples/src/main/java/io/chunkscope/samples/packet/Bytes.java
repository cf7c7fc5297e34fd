package io.chunkscope.samples.packet;

import java.io.ByteArrayOutputStream;

/** Header bytes in network order. */
final class Bytes {
  private Bytes() {}

  static byte[] of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] u16(int value) {
    return of(value >> 8, value);
  }

  static byte[] u32(int value) {
    return of(value >> 24, value >> 16, value >> 8, value);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
