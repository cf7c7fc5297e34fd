package io.chunkscope.capture.live;

/**
 * How an interface is listened to.
 *
 * @param interfaceName as the system calls it
 * @param filter a BPF expression, or null for none
 * @param snapLengthBytes how much of each packet is kept
 * @param kernelBufferBytes memory in which the kernel keeps packets until they are fetched
 */
public record LiveOptions(
    String interfaceName, String filter, int snapLengthBytes, int kernelBufferBytes) {

  /** What tcpdump keeps of a packet, too. */
  public static final int DEFAULT_SNAP_LENGTH_BYTES = 262_144;

  /** Sixteen times libpcap's: a few hundred milliseconds of a fast interface. */
  public static final int DEFAULT_KERNEL_BUFFER_BYTES = 32 << 20;

  public LiveOptions {
    if (snapLengthBytes < 1 || kernelBufferBytes < 1) {
      throw new IllegalArgumentException(
          "a packet needs room: " + snapLengthBytes + ", " + kernelBufferBytes);
    }
  }
}
