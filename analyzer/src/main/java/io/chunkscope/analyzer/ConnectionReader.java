package io.chunkscope.analyzer;

import io.chunkscope.analyzer.model.ConnectionRecorder;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.RecorderLimits;
import io.chunkscope.analyzer.parse.ParserResources;
import io.chunkscope.analyzer.session.ConnectionAnalyzer;
import io.chunkscope.analyzer.session.ConnectionTap;
import io.chunkscope.analyzer.session.IgnoredConnection;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;

/**
 * Reads one connection of a capture as {@link HttpAnalyzer} does, for somebody who wants to hear
 * its bytes and the events of its parsers, which a whole analysis does not keep. Other connections
 * are passed over.
 */
public final class ConnectionReader implements ConnectionHandler {
  private static final ConnectionRecorder.Sink NOBODY =
      new ConnectionRecorder.Sink() {
        @Override
        public void onExchange(Exchange exchange) {}

        @Override
        public void onConnection(ConnectionTrace connection) {}
      };

  private final long connection;
  private final ConnectionTap tap;
  private final RecorderLimits limits;
  private final ParserResources resources;

  /**
   * @param connection Wireshark's {@code tcp.stream}
   */
  public ConnectionReader(AnalyzerOptions options, long connection, ConnectionTap tap) {
    this.connection = connection;
    this.tap = tap;
    this.limits = options.recorderLimits(null);
    // Without a memory of heads: all of them are to be told.
    this.resources = new ParserResources(options.parserOptions());
  }

  @Override
  public SenderHint whoSends(byte[] bytes, int offset, int length) {
    return HttpAnalyzer.senderOf(bytes, offset, length);
  }

  @Override
  public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
    return info.id() == connection
        ? new ConnectionAnalyzer(
            new ConnectionRecorder(info, transport, limits, NOBODY), resources, tap)
        : IgnoredConnection.INSTANCE;
  }
}
