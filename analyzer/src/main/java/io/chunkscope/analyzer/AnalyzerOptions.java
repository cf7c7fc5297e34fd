package io.chunkscope.analyzer;

import io.chunkscope.analyzer.content.ContentLimits;
import io.chunkscope.analyzer.content.ContentReader;
import io.chunkscope.analyzer.model.BodyListener;
import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.analyzer.model.RecorderLimits;
import io.chunkscope.analyzer.parse.ParserOptions;
import java.util.Set;

/**
 * Limits and thresholds of the analysis.
 *
 * @param serverPorts only connections to these server ports are analysed; empty for all
 * @param pauseFloorNs a pause shorter than this is never the server's, nanoseconds
 * @param pauseRtts a pause shorter than this many round trips is never the server's
 * @param lingerNs how long after its last byte a side may take to close before it is late,
 *     nanoseconds
 * @param maxOutstandingRequests requests of one connection waiting for their responses; beyond it
 *     the oldest is given up as unanswered
 * @param maxServers servers with a profile of their own
 * @param maxHeadBytes bytes of one header section that are kept
 * @param keptExtensionBytes bytes of a message's chunk extensions that are kept as text, for
 *     reports that show them
 * @param content what it may cost to find out what bodies decode to
 */
public record AnalyzerOptions(
    Set<Integer> serverPorts,
    long pauseFloorNs,
    int pauseRtts,
    long lingerNs,
    int maxOutstandingRequests,
    int maxServers,
    int maxHeadBytes,
    int keptExtensionBytes,
    ContentLimits content) {
  public static final AnalyzerOptions DEFAULTS =
      new AnalyzerOptions(
          Set.of(),
          20_000_000L,
          2,
          1_000_000_000L,
          1024,
          4_000,
          64 * 1024,
          0,
          ContentLimits.DEFAULTS);

  public AnalyzerOptions {
    serverPorts = Set.copyOf(serverPorts);
  }

  /** The same with these ports. */
  public AnalyzerOptions withServerPorts(Set<Integer> ports) {
    return new AnalyzerOptions(
        ports,
        pauseFloorNs,
        pauseRtts,
        lingerNs,
        maxOutstandingRequests,
        maxServers,
        maxHeadBytes,
        keptExtensionBytes,
        content);
  }

  /** The same, where so many bytes of a message's chunk extensions are kept as text. */
  public AnalyzerOptions withKeptExtensions(int bytes) {
    return new AnalyzerOptions(
        serverPorts,
        pauseFloorNs,
        pauseRtts,
        lingerNs,
        maxOutstandingRequests,
        maxServers,
        maxHeadBytes,
        bytes,
        content);
  }

  /** What one connection's recorder may keep. */
  RecorderLimits recorderLimits(BodyListener bodies) {
    return new RecorderLimits(
        maxOutstandingRequests,
        keptExtensionBytes,
        new PauseRule(pauseFloorNs, pauseRtts),
        new ContentReader(content),
        bodies);
  }

  ParserOptions parserOptions() {
    ParserOptions defaults = ParserOptions.DEFAULTS;
    return new ParserOptions(
        maxHeadBytes, maxHeadBytes, defaults.maxChunkSizeLineBytes(), defaults.chunkSearchBytes());
  }
}
