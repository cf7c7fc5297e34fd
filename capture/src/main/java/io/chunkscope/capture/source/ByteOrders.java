package io.chunkscope.capture.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Integers in either byte order, out of an array. */
final class ByteOrders {
  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteOrders() {}

  static int int32(byte[] bytes, int at, boolean bigEndian) {
    int value = (int) INT32.get(bytes, at);
    return bigEndian ? Integer.reverseBytes(value) : value;
  }

  static long uint32(byte[] bytes, int at, boolean bigEndian) {
    return Integer.toUnsignedLong(int32(bytes, at, bigEndian));
  }

  static int uint16(byte[] bytes, int at, boolean bigEndian) {
    short value = (short) INT16.get(bytes, at);
    return Short.toUnsignedInt(bigEndian ? Short.reverseBytes(value) : value);
  }

  /** High word first in memory or not, as the byte order says. */
  static long int64(byte[] bytes, int at, boolean bigEndian) {
    long first = uint32(bytes, at, bigEndian);
    long second = uint32(bytes, at + 4, bigEndian);
    return bigEndian ? first << 32 | second : second << 32 | first;
  }
}
