package io.chunkscope.verify;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.diagnosis.Diagnostician;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
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
import java.util.Locale;

/**
 * Everything that the analyzer says of one capture, held in memory: for captures that are looked at
 * as a whole, not for endless ones. What TCP knew of a connection is kept with it.
 *
 * @param reading how far the capture could be read
 * @param problem what was wrong with the file, one line, or null
 * @param info what is known of the file; null when it is no capture
 * @param undecodedPackets packets whose TCP could not be read
 * @param badChecksumPackets packets dropped for their checksum
 * @param connections by number
 * @param exchanges by connection and index
 * @param findings as they came
 * @param summary totals, and a profile of each server
 * @param diagnoses the causes behind findings about delivery, if those are wanted
 */
public record CaptureAnalysis(
    Reading reading,
    String problem,
    CaptureInfo info,
    long undecodedPackets,
    long badChecksumPackets,
    List<ConnectionTrace> connections,
    List<Exchange> exchanges,
    List<Finding> findings,
    AnalysisSummary summary,
    List<Diagnosis> diagnoses) {

  /** How far a capture could be read. */
  public enum Reading {
    COMPLETE,
    /** The file ends inside a record. */
    CUT,
    /** Damaged further on: what was read before is analysed. */
    CORRUPT,
    /** Not a capture. */
    UNREADABLE;

    /** How far a run came that is finished. */
    public static Reading of(CaptureRun run) {
      if (run.breakOff() != null) {
        return CORRUPT;
      }
      return run.info().complete() ? COMPLETE : CUT;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CaptureAnalysis {
    connections = List.copyOf(connections);
    exchanges = List.copyOf(exchanges);
    findings = List.copyOf(findings);
    diagnoses = List.copyOf(diagnoses);
  }

  /**
   * As {@link #of(Path, RunOptions)} with {@link RunOptions#DEFAULTS}.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static CaptureAnalysis of(Path file) {
    try {
      return of(file, RunOptions.DEFAULTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Analyses a saved capture; one that is damaged as far as it goes.
   *
   * @throws IOException when the file cannot be read; the message does not name it
   */
  public static CaptureAnalysis of(Path file, RunOptions options) throws IOException {
    return of(file, options, null);
  }

  /**
   * As {@link #of(Path, RunOptions)}.
   *
   * @param listener hears the analysis while it runs; null for nobody
   * @throws IOException when the file cannot be read; the message does not name it
   */
  public static CaptureAnalysis of(Path file, RunOptions options, AnalysisHandler listener)
      throws IOException {
    try (PacketSource source = CaptureFiles.open(file)) {
      return of(source, options, listener);
    } catch (CaptureFormatException e) {
      return unreadable(e.getMessage(), options);
    }
  }

  /** As {@link #of(PacketSource, RunOptions)} with {@link RunOptions#DEFAULTS}. */
  public static CaptureAnalysis of(PacketSource source) throws IOException {
    return of(source, RunOptions.DEFAULTS);
  }

  /**
   * Analyses what a source gives, which is not closed.
   *
   * @throws IOException when reading fails, other than for what is read
   */
  public static CaptureAnalysis of(PacketSource source, RunOptions options) throws IOException {
    return of(source, options, null);
  }

  private static CaptureAnalysis of(
      PacketSource source, RunOptions options, AnalysisHandler listener) throws IOException {
    Collector collector = new Collector(listener);
    CaptureRun run = new CaptureRun(source, options, collector);
    run.readAll(bytes -> {});
    if (run.breakOff() instanceof IOException e) {
      throw e;
    }
    run.finish();
    collector.connections.sort(Comparator.comparingLong(ConnectionTrace::id));
    collector.exchanges.sort(
        Comparator.comparingLong((Exchange exchange) -> exchange.connection().id())
            .thenComparingInt(Exchange::index));
    return new CaptureAnalysis(
        Reading.of(run),
        run.problem(),
        run.info(),
        run.statistics().undecodedPackets(),
        run.statistics().packets(DecodeOutcome.BAD_CHECKSUM),
        collector.connections,
        collector.exchanges,
        collector.findings,
        run.summary(),
        options.diagnoses() ? Diagnostician.of(run.summary()) : List.of());
  }

  private static CaptureAnalysis unreadable(String problem, RunOptions options) {
    return new CaptureAnalysis(
        Reading.UNREADABLE,
        problem,
        null,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        new AnalysisSummary(options.analyzer().maxServers()),
        List.of());
  }

  /** The exchanges of one connection. */
  public List<Exchange> exchangesOf(ConnectionTrace connection) {
    return exchanges.stream().filter(exchange -> exchange.connection() == connection).toList();
  }

  private static final class Collector implements AnalysisHandler {
    private final List<ConnectionTrace> connections = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final AnalysisHandler listener;

    Collector(AnalysisHandler listener) {
      this.listener = listener;
    }

    @Override
    public void onExchange(Exchange exchange) {
      exchanges.add(exchange);
      if (listener != null) {
        listener.onExchange(exchange);
      }
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      connections.add(connection);
      if (listener != null) {
        listener.onConnection(connection);
      }
      connection.settle();
    }

    @Override
    public void onFinding(Finding finding) {
      findings.add(finding);
      if (listener != null) {
        listener.onFinding(finding);
      }
    }
  }
}
