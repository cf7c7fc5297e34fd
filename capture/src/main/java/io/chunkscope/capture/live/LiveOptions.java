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

  /**
   * Thirty-two times libpcap's: seconds of small packets. A program that has just begun is not yet
   * compiled, and a server at full load leaves it little of the processor.
   */
  public static final int DEFAULT_KERNEL_BUFFER_BYTES = 64 << 20;

  public LiveOptions {
    if (snapLengthBytes < 1 || kernelBufferBytes < 1) {
      throw new IllegalArgumentException(
          "a packet needs room: " + snapLengthBytes + ", " + kernelBufferBytes);
    }
  }
}
