package io.chunkscope.verify;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.HttpAnalyzer;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.BodyListener;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.CapturePipeline;
import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketSource;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * One capture on its way from an opened source through streams and analyzer to a handler: polled
 * until it is over, then finished. What keeps it from being read to its end is kept and not thrown,
 * because what was read before it counts. The source is the caller's to close. One thread.
 */
public final class CaptureRun {
  /** The most packets that a poll takes. */
  public static final int PACKETS_AT_ONCE = 4096;

  private final PacketSource source;
  private final HttpAnalyzer analyzer;
  private final CapturePipeline pipeline;
  private Exception breakOff;
  private long droppedPackets;
  private long statedDrops;

  /**
   * @param handler receives what becomes final
   */
  public CaptureRun(PacketSource source, RunOptions options, AnalysisHandler handler) {
    this(source, options, handler, null);
  }

  /**
   * As {@link #CaptureRun(PacketSource, RunOptions, AnalysisHandler)}.
   *
   * @param bodies hears the bytes of bodies, too; null for nobody
   */
  public CaptureRun(
      PacketSource source, RunOptions options, AnalysisHandler handler, BodyListener bodies) {
    this.source = source;
    this.analyzer = new HttpAnalyzer(options.analyzer(), options.rules(), handler, bodies);
    CaptureOptions limits = options.capture().withinMemory(Runtime.getRuntime().maxMemory());
    this.pipeline = new CapturePipeline(source, limits, analyzer);
    tellStatedDrops();
  }

  /** When packets were dropped a saved capture does not say. */
  private void tellStatedDrops() {
    long more = source.statedDrops() - statedDrops;
    if (more > 0) {
      statedDrops += more;
      packetsDropped(more, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** From now on packets are told to a tap, too; to be called before the first. */
  public void tap(PacketTap tap) {
    pipeline.tap(tap);
  }

  /**
   * Takes some packets.
   *
   * @return how many; 0 when it is over, or when none has arrived yet
   */
  public int poll() {
    return poll(PACKETS_AT_ONCE);
  }

  /** As {@link #poll()}, at most {@code limit} packets. */
  public int poll(int limit) {
    if (over()) {
      return 0;
    }
    try {
      return pipeline.poll(limit);
    } catch (IOException | CaptureFormatException e) {
      breakOff = e;
      return 0;
    }
  }

  /** Lets time pass where a source waits for packets: what has waited long enough goes on. */
  public void tick() {
    pipeline.tick();
  }

  /** Judges servers by what is known of them so far, where no end of the capture is in sight. */
  public void judgeServers() {
    analyzer.judgeServers();
  }

  /**
   * Packets were dropped before they could be read: judgements about connections that were open
   * then are less sure.
   *
   * @param fromNs not before this, epoch nanoseconds
   * @param untilNs nor after this
   */
  public void packetsDropped(long packets, long fromNs, long untilNs) {
    droppedPackets += packets;
    pipeline.onDrops(fromNs, untilNs);
  }

  /** Packets known by now to have been dropped before they could be read. */
  public long droppedPackets() {
    return droppedPackets;
  }

  /** Whether no packet will come any more: the end was reached, or reading broke off. */
  public boolean over() {
    return breakOff != null || pipeline.exhausted();
  }

  /**
   * Polls a source that never waits until it is over.
   *
   * @param progress is told the bytes read so far of the file as stored
   */
  public void readAll(LongConsumer progress) {
    while (!over()) {
      poll();
      progress.accept(source.consumedBytes());
    }
  }

  /** Ends what is still open and judges the capture as a whole; to be called once. */
  public CaptureFacts finish() {
    tellStatedDrops();
    pipeline.finish();
    CaptureStatistics statistics = pipeline.statistics();
    CaptureFacts facts =
        new CaptureFacts(
            source.info().complete() && breakOff == null,
            problem(),
            statistics.packets(),
            statistics.lastTimeNs(),
            statistics.backwardStamps(),
            statistics.firstBackwardFrame(),
            statistics.largestStepBackNs(),
            droppedPackets);
    analyzer.onCaptureEnd(facts);
    return facts;
  }

  /** What was wrong with the capture, one line, or null. */
  public String problem() {
    return breakOff == null ? source.info().problem() : message(breakOff);
  }

  /**
   * Why reading broke off: an {@link IOException} or a {@link CaptureFormatException}; null when
   * the file's end was reached, also where that came inside a record.
   */
  public Exception breakOff() {
    return breakOff;
  }

  /** What is known of the file. */
  public CaptureInfo info() {
    return source.info();
  }

  /** What went through so far. */
  public CaptureStatistics statistics() {
    return pipeline.statistics();
  }

  /** Totals and profiles of servers so far. */
  public AnalysisSummary summary() {
    return analyzer.summary();
  }

  /** What an exception says, or what it is where it says nothing. */
  public static String message(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
