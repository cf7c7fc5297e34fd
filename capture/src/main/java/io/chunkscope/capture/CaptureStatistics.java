package io.chunkscope.capture;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.DecodeStatistics;
import io.chunkscope.capture.decode.TrafficCount;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.tcp.TcpStatistics;
import java.util.List;

/** What went through a {@link CapturePipeline} so far; a live view. */
public final class CaptureStatistics {
  private final DecodeStatistics decode;
  private final TcpStatistics tcp;
  private long packets;
  private long firstTimeNs;
  private long lastTimeNs;
  private long previousNs;
  private long backwardStamps;
  private long firstBackwardFrame;
  private long largestStepBackNs;

  CaptureStatistics(DecodeStatistics decode, TcpStatistics tcp) {
    this.decode = decode;
    this.tcp = tcp;
  }

  void count(Packet packet) {
    long nowNs = packet.timestampNs();
    if (packets++ == 0) {
      firstTimeNs = nowNs;
      lastTimeNs = nowNs;
    } else if (nowNs < previousNs) {
      if (backwardStamps++ == 0) {
        firstBackwardFrame = packet.frameNumber();
      }
      largestStepBackNs = Math.max(largestStepBackNs, previousNs - nowNs);
    }
    previousNs = nowNs;
    firstTimeNs = Math.min(firstTimeNs, nowNs);
    lastTimeNs = Math.max(lastTimeNs, nowNs);
  }

  public long packets() {
    return packets;
  }

  /** Earliest stamp, epoch nanoseconds; meaningless without packets. */
  public long firstTimeNs() {
    return firstTimeNs;
  }

  /** Latest stamp, epoch nanoseconds; meaningless without packets. */
  public long lastTimeNs() {
    return lastTimeNs;
  }

  /** Packets stamped earlier than the one before them. */
  public long backwardStamps() {
    return backwardStamps;
  }

  /** Frame of the first of them, or 0. */
  public long firstBackwardFrame() {
    return firstBackwardFrame;
  }

  /** The largest step back, nanoseconds. */
  public long largestStepBackNs() {
    return largestStepBackNs;
  }

  /** Packets whose TCP, if any, could not be read: cut short, contradictory, unknown link type. */
  public long undecodedPackets() {
    return decode.packets(DecodeOutcome.TRUNCATED)
        + decode.packets(DecodeOutcome.BAD_LENGTH)
        + decode.packets(DecodeOutcome.UNSUPPORTED_LINK);
  }

  public long packets(DecodeOutcome outcome) {
    return decode.packets(outcome);
  }

  /** What else the capture contains, most frequent first. */
  public List<TrafficCount> otherTraffic() {
    return decode.otherTraffic();
  }

  public DecodeStatistics decode() {
    return decode;
  }

  public TcpStatistics tcp() {
    return tcp;
  }
}
