package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Writes the lines of a verdict while a capture is analysed. Of an exchange it keeps its line only,
 * so that captures of any usual size can be replayed several at a time.
 */
public final class VerdictRecorder implements AnalysisHandler {
  private final List<ConnectionLine> connections = new ArrayList<>();
  private final List<ExchangeLine> exchanges = new ArrayList<>();
  private final List<FindingLine> findings = new ArrayList<>();
  private long bytes;

  VerdictRecorder() {}

  /**
   * Analyses a saved capture; one that is damaged as far as it goes.
   *
   * @param progress is told the bytes read so far of the file as stored
   * @throws IOException when the file cannot be read, or holds more than a verdict does; the
   *     message does not name it
   */
  public static Verdict replay(Path capture, RunOptions options, LongConsumer progress)
      throws IOException {
    try (PacketSource source = CaptureFiles.open(capture)) {
      VerdictRecorder recorder = new VerdictRecorder();
      CaptureRun run = new CaptureRun(source, options, recorder);
      while (!run.over() && !recorder.isFull()) {
        run.poll();
        progress.accept(source.consumedBytes());
      }
      if (run.breakOff() instanceof IOException e) {
        throw e;
      }
      run.finish();
      if (recorder.isFull()) {
        throw new IOException(
            "more connections and exchanges than a verdict holds ("
                + (VerdictFile.MAX_BYTES >> 20)
                + " MiB); cut the capture into smaller ones");
      }
      return recorder.verdict(
          run.info(),
          Reading.of(run),
          run.statistics().undecodedPackets(),
          run.statistics().packets(DecodeOutcome.BAD_CHECKSUM));
    } catch (CaptureFormatException e) {
      return new VerdictRecorder().verdict(null, Reading.UNREADABLE, 0, 0);
    }
  }

  /** Whether this is more than a verdict holds; what comes then is not recorded. */
  private boolean isFull() {
    return bytes > VerdictFile.MAX_BYTES;
  }

  private boolean takes(String line) {
    bytes += line.length() + 1;
    return !isFull();
  }

  @Override
  public void onExchange(Exchange exchange) {
    ExchangeLine line = ExchangeText.of(exchange);
    if (takes(line.text())) {
      exchanges.add(line);
    }
  }

  @Override
  public void onConnection(ConnectionTrace connection) {
    ConnectionLine line = ConnectionLine.of(connection);
    if (takes(line.text())) {
      connections.add(line);
    }
  }

  @Override
  public void onFinding(Finding finding) {
    FindingLine line = FindingLine.of(finding);
    if (takes(line.text())) {
      findings.add(line);
    }
  }

  /**
   * What was recorded, in order.
   *
   * @param info what is known of the file; null when it is no capture
   */
  Verdict verdict(
      CaptureInfo info, Reading reading, long undecodedPackets, long badChecksumPackets) {
    connections.sort(Comparator.comparingLong(ConnectionLine::id));
    exchanges.sort(
        Comparator.comparingLong(ExchangeLine::connection).thenComparingInt(ExchangeLine::index));
    findings.sort(Comparator.comparing(FindingLine::text));
    return new Verdict(
        CaptureLine.of(info, reading, undecodedPackets, badChecksumPackets),
        connections,
        exchanges,
        findings);
  }
}
