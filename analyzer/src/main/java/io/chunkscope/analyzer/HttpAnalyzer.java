package io.chunkscope.analyzer;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.BodyListener;
import io.chunkscope.analyzer.model.ConnectionRecorder;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.RecorderLimits;
import io.chunkscope.analyzer.model.ReuseLog;
import io.chunkscope.analyzer.parse.HeadMemo;
import io.chunkscope.analyzer.parse.ParserResources;
import io.chunkscope.analyzer.parse.ProtocolSniffer;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.RuleCatalogue;
import io.chunkscope.analyzer.rules.RuleRunner;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.session.ConnectionAnalyzer;
import io.chunkscope.analyzer.session.IgnoredConnection;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;

/**
 * Analyses the connections of one capture: ordered bytes in, exchanges, connections and findings
 * out. One thread.
 */
public final class HttpAnalyzer implements ConnectionHandler {
  private final AnalyzerOptions options;
  private final RecorderLimits limits;
  private final ParserResources resources;
  private final RuleRunner rules;
  private final AnalysisHandler handler;
  private final AnalysisSummary summary;
  private final ReuseLog reuse = new ReuseLog();
  private final ConnectionRecorder.Sink sink =
      new ConnectionRecorder.Sink() {
        @Override
        public void onExchange(Exchange exchange) {
          HttpAnalyzer.this.onExchange(exchange);
        }

        @Override
        public void onConnection(ConnectionTrace connection) {
          HttpAnalyzer.this.onConnection(connection);
        }
      };

  /**
   * @param rules which rules run
   * @param handler receives what is final
   */
  public HttpAnalyzer(AnalyzerOptions options, RuleSelection rules, AnalysisHandler handler) {
    this(options, rules, handler, null);
  }

  /**
   * As {@link #HttpAnalyzer(AnalyzerOptions, RuleSelection, AnalysisHandler)}.
   *
   * @param bodies hears the bytes of bodies, too; null for nobody
   */
  public HttpAnalyzer(
      AnalyzerOptions options, RuleSelection rules, AnalysisHandler handler, BodyListener bodies) {
    this.options = options;
    this.handler = handler;
    this.rules = new RuleRunner(rules.of(RuleCatalogue.rules()), handler);
    this.summary = new AnalysisSummary(options.maxServers());
    this.limits = options.recorderLimits(bodies);
    this.resources = new ParserResources(options.parserOptions(), new HeadMemo());
  }

  /** Totals and server profiles so far. */
  public AnalysisSummary summary() {
    return summary;
  }

  @Override
  public SenderHint whoSends(byte[] bytes, int offset, int length) {
    return senderOf(bytes, offset, length);
  }

  static SenderHint senderOf(byte[] bytes, int offset, int length) {
    return switch (ProtocolSniffer.sniff(bytes, offset, length)) {
      case HTTP_REQUEST -> SenderHint.CLIENT;
      case HTTP_RESPONSE -> SenderHint.SERVER;
      case TLS, HTTP2, OTHER, NEED_MORE -> SenderHint.UNKNOWN;
    };
  }

  @Override
  public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
    boolean chosen =
        options.serverPorts().isEmpty() || options.serverPorts().contains(info.server().port());
    if (!chosen) {
      return IgnoredConnection.INSTANCE;
    }
    return new ConnectionAnalyzer(new ConnectionRecorder(info, transport, limits, sink), resources);
  }

  /**
   * Takes the servers past the rules about them, as they are known so far. What a rule has said of
   * a server once it does not say again.
   */
  public void judgeServers() {
    summary.servers().forEach(rules::onServer);
  }

  /** The capture was read to its end (or as far as possible); all connections are over. */
  public void onCaptureEnd(CaptureFacts capture) {
    judgeServers();
    rules.onCapture(capture);
  }

  private void onExchange(Exchange exchange) {
    summary.add(exchange);
    rules.onExchange(exchange);
    handler.onExchange(exchange);
  }

  private void onConnection(ConnectionTrace connection) {
    summary.add(connection);
    if (connection.protocol() == Protocol.HTTP_1) {
      reuse.add(connection);
      rules.onConnection(connection);
    }
    handler.onConnection(connection);
  }
}
