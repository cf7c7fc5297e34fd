package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.model.ClosePromise;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.capture.stream.TransportView;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection as its lane shows it. Times are epoch nanoseconds, negative where the capture does
 * not tell.
 *
 * @param endNs when it was over, or the capture was
 * @param handshakeNs from the SYN to the client's first ACK
 * @param promisedIdleS what the last Keep-Alive field of the server promised, seconds
 * @param clientCloses index of the exchange in which the client said that it would close
 * @param serverCloses the same of the server
 */
record ShownConnection(
    ConnectionKey key,
    Endpoint client,
    Endpoint server,
    long firstNs,
    long endNs,
    boolean midstream,
    long handshakeNs,
    long rttNs,
    ConnectionEnd end,
    long clientFinNs,
    long serverFinNs,
    long resetNs,
    int exchanges,
    long promisedIdleS,
    int clientCloses,
    int serverCloses,
    long missingBytes,
    List<ShownFinding> findings) {

  static ShownConnection of(int capture, ConnectionTrace trace) {
    TransportView tcp = trace.transport();
    return new ShownConnection(
        new ConnectionKey(capture, trace.id()),
        trace.info().client(),
        trace.info().server(),
        trace.info().firstTimeNs(),
        Math.max(trace.info().firstTimeNs(), trace.observedUntilNs()),
        trace.midstream(),
        tcp.handshakeSeen() ? tcp.rttNs() : HttpMessage.UNKNOWN,
        tcp.rttNs(),
        trace.end(),
        trace.clientFinNs(),
        trace.serverFinNs(),
        Math.max(tcp.resetNs(Direction.CLIENT_TO_SERVER), tcp.resetNs(Direction.SERVER_TO_CLIENT)),
        trace.exchanges(),
        promise(trace.lastExchange()),
        said(trace.clientClose()),
        said(trace.serverClose()),
        trace.missingBytes(Direction.CLIENT_TO_SERVER)
            + trace.missingBytes(Direction.SERVER_TO_CLIENT),
        new ArrayList<>(0));
  }

  private static long promise(Exchange last) {
    boolean promised =
        last != null && last.response() != null && last.response().keepAlive() != null;
    return promised ? last.response().keepAlive().timeoutS() : HttpMessage.UNKNOWN;
  }

  private static int said(ClosePromise promise) {
    return promise == null ? -1 : promise.exchange();
  }
}
