package io.chunkscope.verify;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.HttpAnalyzer;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.CapturePipeline;
import io.chunkscope.capture.CaptureStatistics;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that the analyzer, with its default options and all rules, says of one capture.
 *
 * @param reading how far the capture could be read
 * @param info what is known of the file; null when it is no capture
 * @param undecodedPackets packets whose TCP could not be read
 * @param badChecksumPackets packets dropped for their checksum
 * @param connections by number
 * @param exchanges by connection and index
 * @param findings as they came
 */
public record CaptureAnalysis(
    Reading reading,
    CaptureInfo info,
    long undecodedPackets,
    long badChecksumPackets,
    List<ConnectionTrace> connections,
    List<Exchange> exchanges,
    List<Finding> findings) {
  private static final int PACKETS_AT_ONCE = 512;

  /** How far a capture could be read. */
  public enum Reading {
    COMPLETE,
    /** The file ends inside a record. */
    CUT,
    /** Damaged further on: what was read before is analysed. */
    CORRUPT,
    /** Not a capture. */
    UNREADABLE;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Analyses a saved capture. */
  public static CaptureAnalysis of(Path file) {
    try (PacketSource source = CaptureFiles.open(file)) {
      return of(source);
    } catch (CaptureFormatException e) {
      return new CaptureAnalysis(Reading.UNREADABLE, null, 0, 0, List.of(), List.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Analyses what a source gives. */
  public static CaptureAnalysis of(PacketSource source) throws IOException {
    Collector collector = new Collector();
    HttpAnalyzer analyzer =
        new HttpAnalyzer(AnalyzerOptions.DEFAULTS, RuleSelection.ALL, collector);
    CapturePipeline pipeline = new CapturePipeline(source, CaptureOptions.DEFAULTS, analyzer);
    String problem = null;
    try {
      while (!pipeline.exhausted()) {
        pipeline.poll(PACKETS_AT_ONCE);
      }
    } catch (CaptureFormatException e) {
      problem = e.getMessage();
    }
    pipeline.finish();
    CaptureInfo info = source.info();
    Reading reading =
        problem != null ? Reading.CORRUPT : info.complete() ? Reading.COMPLETE : Reading.CUT;
    CaptureStatistics statistics = pipeline.statistics();
    analyzer.onCaptureEnd(
        new CaptureFacts(
            reading == Reading.COMPLETE,
            problem != null ? problem : info.problem(),
            statistics.packets(),
            statistics.lastTimeNs(),
            statistics.backwardStamps(),
            statistics.firstBackwardFrame(),
            statistics.largestStepBackNs()));
    collector.connections.sort(Comparator.comparingLong(ConnectionTrace::id));
    collector.exchanges.sort(
        Comparator.comparingLong((Exchange exchange) -> exchange.connection().id())
            .thenComparingInt(Exchange::index));
    return new CaptureAnalysis(
        reading,
        info,
        statistics.undecodedPackets(),
        statistics.packets(DecodeOutcome.BAD_CHECKSUM),
        List.copyOf(collector.connections),
        List.copyOf(collector.exchanges),
        List.copyOf(collector.findings));
  }

  /** The exchanges of one connection. */
  public List<Exchange> exchangesOf(ConnectionTrace connection) {
    return exchanges.stream().filter(exchange -> exchange.connection() == connection).toList();
  }

  private static final class Collector implements AnalysisHandler {
    private final List<ConnectionTrace> connections = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void onExchange(Exchange exchange) {
      exchanges.add(exchange);
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      connections.add(connection);
    }

    @Override
    public void onFinding(Finding finding) {
      findings.add(finding);
    }
  }
}
