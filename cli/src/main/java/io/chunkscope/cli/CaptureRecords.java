package io.chunkscope.cli;

import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.ProtocolTally;
import io.chunkscope.verify.CaptureRun;

/** What reports are told of a capture, who know nothing of packets. */
final class CaptureRecords {
  private CaptureRecords() {}

  /**
   * Of a capture that was read, as far as that went.
   *
   * @param complete whether it was read to a proper end
   */
  static CaptureRecord of(int index, String file, CaptureRun run, boolean complete) {
    CaptureStatistics statistics = run.statistics();
    boolean any = statistics.packets() > 0;
    return new CaptureRecord(
        index,
        file,
        run.info(),
        any ? statistics.firstTimeNs() : CaptureRecord.UNKNOWN,
        any ? statistics.lastTimeNs() : CaptureRecord.UNKNOWN,
        statistics.undecodedPackets(),
        statistics.packets(DecodeOutcome.BAD_CHECKSUM),
        run.droppedPackets(),
        statistics.tcp().evictedConnections(),
        statistics.otherTraffic().stream()
            .map(count -> new ProtocolTally(count.name(), count.packets()))
            .toList(),
        complete,
        run.problem());
  }
}
