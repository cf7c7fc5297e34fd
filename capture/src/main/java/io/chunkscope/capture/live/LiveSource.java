package io.chunkscope.capture.live;

import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.LinkTypes;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/**
 * Packets of an interface as they come.
 *
 * <p>Reads never block: a blocking read of libpcap was seen to last as long as no packet came,
 * whatever its timeout, and then nothing here would go on: timers, an end, a wish to stop. While
 * nothing comes, a poll waits a few milliseconds.
 *
 * <p>One thread polls; {@link #stop} and the counters may be called by any.
 */
public final class LiveSource implements LiveFeed {
  /** How long the kernel may keep a packet back to hand over several. */
  private static final int KERNEL_DELAY_MILLIS = 20;

  /** Beyond that delay: what a packet may take from its stamp to its place in the buffer. */
  private static final long STAMPING_NS = 30_000_000L;

  private static final int IDLE_MILLIS = 5;
  private static final long NS_PER_MILLI = 1_000_000L;

  private final PacketReader reader;
  private final String interfaceName;
  private final String filter;
  private final int linkType;
  private final Packet packet = new Packet();
  private PacketHandler handler;
  private long frames;
  private long truncated;
  private long bytes;
  private long quietUntilNs = NEVER_QUIET;
  private volatile boolean stopped;

  private LiveSource(PcapHandle handle, String interfaceName, String filter) {
    this.reader = new PacketReader(handle, this::take);
    this.interfaceName = interfaceName;
    this.filter = filter;
    this.linkType = handle.getDlt().value();
  }

  /**
   * Begins to listen.
   *
   * @param ports of servers that the filter is made for when the options have none; empty for all
   */
  public static LiveSource open(LiveOptions options, Collection<Integer> ports)
      throws LiveCaptureException {
    PcapHandle handle = null;
    try {
      handle = listen(options);
      String filter = setFilter(handle, options, ports);
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
      LiveSource source = new LiveSource(handle, options.interfaceName(), filter);
      handle = null;
      return source;
    } catch (PcapNativeException | NotOpenException e) {
      throw LiveFailures.of(e.getMessage(), options.interfaceName(), e);
    } catch (LinkageError e) {
      throw LiveFailures.missingLibrary(e);
    } finally {
      if (handle != null) {
        handle.close();
      }
    }
  }

  private static PcapHandle listen(LiveOptions options) throws PcapNativeException {
    return new PcapHandle.Builder(options.interfaceName())
        .snaplen(options.snapLengthBytes())
        .promiscuousMode(PromiscuousMode.NONPROMISCUOUS)
        .timeoutMillis(KERNEL_DELAY_MILLIS)
        .bufferSize(options.kernelBufferBytes())
        .timestampPrecision(TimestampPrecision.NANO)
        .build();
  }

  private static String setFilter(PcapHandle handle, LiveOptions options, Collection<Integer> ports)
      throws LiveCaptureException, NotOpenException {
    List<String> candidates =
        options.filter() == null ? DefaultFilter.candidates(ports) : List.of(options.filter());
    PcapNativeException refusal = null;
    for (String candidate : candidates) {
      try {
        handle.setFilter(candidate, BpfCompileMode.OPTIMIZE);
        return candidate;
      } catch (PcapNativeException e) {
        refusal = e;
      }
    }
    String refused = candidates.get(candidates.size() - 1);
    throw LiveFailures.badFilter(refused, refusal == null ? null : refusal.getMessage(), refusal);
  }

  @Override
  public int poll(PacketHandler handler, int limit) throws IOException {
    if (stopped) {
      return 0;
    }
    this.handler = handler;
    try {
      int count = reader.read(limit);
      if (count > 0) {
        quietUntilNs = NEVER_QUIET;
        return count;
      }
      quietUntilNs = clockNs() - KERNEL_DELAY_MILLIS * NS_PER_MILLI - STAMPING_NS;
      Thread.sleep(IDLE_MILLIS);
      return 0;
    } catch (InterruptedException e) {
      stopped = true;
      return 0;
    } catch (PcapNativeException | NotOpenException e) {
      if (stopped) {
        return 0;
      }
      throw LiveFailures.of(e.getMessage(), interfaceName, e);
    }
  }

  private void take(byte[] taken, int captured, int original, long timeNs) {
    bytes += captured;
    if (captured < original) {
      truncated++;
    }
    packet.wrap(taken, 0, captured, Math.max(original, captured), timeNs, ++frames, linkType);
    handler.onPacket(packet);
  }

  @Override
  public long clockNs() {
    return System.currentTimeMillis() * NS_PER_MILLI;
  }

  /** What is let through. */
  public String filter() {
    return filter;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public long droppedPackets() {
    return reader.droppedPackets();
  }

  @Override
  public long quietUntilNs() {
    return quietUntilNs;
  }

  @Override
  public boolean exhausted() {
    return stopped;
  }

  @Override
  public CaptureInfo info() {
    long dropped = droppedPackets();
    return new CaptureInfo(
        "live",
        null,
        List.of(LinkTypes.name(linkType)),
        frames,
        bytes,
        truncated,
        dropped == 0,
        dropped == 0
            ? null
            : dropped + " packets were dropped before they could be read; a larger --buffer helps");
  }

  @Override
  public long consumedBytes() {
    return bytes;
  }

  @Override
  public void close() {
    stopped = true;
    reader.close();
  }
}
