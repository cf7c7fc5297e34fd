package io.chunkscope.capture.live;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.reflect.Field;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;

/**
 * Takes packets from an open handle with one callback and one buffer for as long as it is open.
 *
 * <p>{@link PcapHandle#dispatch} makes a callback for each call, and what that takes outside the
 * Java heap is given back only when the old generation is collected: hundreds of megabytes in an
 * hour of listening. The handle does not show the pointer that libpcap wants, hence the reflection;
 * {@code LiveCaptureTest} notices if a version of pcap4j keeps it elsewhere.
 */
final class PacketReader {
  /** What receives a packet; {@code bytes} are valid during the call only. */
  interface Sink {
    /**
     * A packet has come.
     *
     * @param timeNs epoch nanoseconds
     * @param originalLength on the wire
     */
    void onPacket(byte[] bytes, int capturedLength, int originalLength, long timeNs);
  }

  /** The callback of libpcap. */
  interface PacketCallback extends Callback {
    void callback(Pointer user, Pointer header, Pointer packet);
  }

  private static final String LIBRARY =
      System.getProperty("org.pcap4j.core.pcapLibName", Platform.isWindows() ? "wpcap" : "pcap");

  private static final int ERROR = -1;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** struct pcap_stat begins with the packets received, dropped, dropped by the interface. */
  private static final int STATISTICS_BYTES = 64;

  private static final int DROPPED_AT = 4;
  private static final int DROPPED_BY_INTERFACE_AT = 8;

  private final PcapHandle handle;
  private final Pointer pointer;
  private final Function dispatch;
  private final Function statistics;
  private final Memory counters = new Memory(STATISTICS_BYTES);
  private final PacketCallback callback = this::take;
  private final int nsPerFraction;
  private final Sink sink;
  private byte[] bytes = new byte[1 << 16];
  private RuntimeException thrown;
  private boolean open = true;

  /**
   * @param handle is closed with the reader
   */
  PacketReader(PcapHandle handle, Sink sink) {
    this.handle = handle;
    this.sink = sink;
    this.nsPerFraction = handle.getTimestampPrecision() == TimestampPrecision.NANO ? 1 : 1000;
    this.pointer = pointer(handle);
    NativeLibrary library = NativeLibrary.getInstance(LIBRARY);
    this.dispatch = library.getFunction("pcap_dispatch");
    this.statistics = library.getFunction("pcap_stats");
  }

  private static Pointer pointer(PcapHandle handle) {
    try {
      Field field = PcapHandle.class.getDeclaredField("handle");
      field.setAccessible(true);
      return (Pointer) field.get(handle);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of pcap4j is not the one expected", e);
    }
  }

  /**
   * Hands over what is there, at most {@code limit} packets.
   *
   * @return how many
   */
  int read(int limit) throws PcapNativeException, NotOpenException {
    int count = dispatch.invokeInt(new Object[] {pointer, limit, callback, Pointer.NULL});
    if (thrown != null) {
      RuntimeException failure = thrown;
      thrown = null;
      throw failure;
    }
    if (count == ERROR) {
      throw new PcapNativeException(handle.getError());
    }
    return Math.max(count, 0);
  }

  /** Nothing may be thrown through native code. */
  private void take(Pointer user, Pointer header, Pointer packet) {
    if (thrown != null) {
      return;
    }
    try {
      int at = 2 * NativeLong.SIZE;
      int captured = header.getInt(at);
      int original = header.getInt(at + Integer.BYTES);
      if (captured > bytes.length) {
        bytes = new byte[captured];
      }
      packet.read(0, bytes, 0, captured);
      sink.onPacket(bytes, captured, original, timeNs(header));
    } catch (RuntimeException e) {
      thrown = e;
    }
  }

  /** Of struct timeval: two longs, the second of them an int on macOS. */
  private long timeNs(Pointer header) {
    boolean wide = NativeLong.SIZE == Long.BYTES;
    long seconds = wide ? header.getLong(0) : header.getInt(0);
    long fraction =
        wide && !Platform.isMac() ? header.getLong(Long.BYTES) : header.getInt(NativeLong.SIZE);
    return seconds * NS_PER_SECOND + fraction * nsPerFraction;
  }

  /** Packets lost before they could be read; 0 where that is not known. Any thread may ask. */
  synchronized long droppedPackets() {
    if (!open || statistics.invokeInt(new Object[] {pointer, counters}) != 0) {
      return 0;
    }
    return Integer.toUnsignedLong(counters.getInt(DROPPED_AT))
        + Integer.toUnsignedLong(counters.getInt(DROPPED_BY_INTERFACE_AT));
  }

  synchronized void close() {
    open = false;
    handle.close();
  }
}
