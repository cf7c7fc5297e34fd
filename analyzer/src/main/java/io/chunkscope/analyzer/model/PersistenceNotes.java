package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;

/**
 * Notes what the heads of a connection's messages say of its persistence (RFC 9112 §9.3): who
 * promises to close, what Keep-Alive counts, versions that change, fields for one hop that
 * Connection does not name.
 */
final class PersistenceNotes {
  private final ConnectionTrace trace;
  private int responseMinor = -1;
  private boolean requestWithStrayField;
  private boolean responseWithStrayField;
  private boolean connected;

  PersistenceNotes(ConnectionTrace trace) {
    this.trace = trace;
  }

  void requestHeadEnded(Request request) {
    if (connected) {
      beginAnew();
    }
    request.firstStrayHopField = request.strayHopField && !requestWithStrayField;
    requestWithStrayField |= request.strayHopField;
    PersistenceDecision promise = request.persistence;
    if (trace.clientClose == null && promise.persistence() == Persistence.CLOSE) {
      trace.clientClose = close(trace.lastExchange, request, promise);
    }
  }

  void responseHeadEnded(Exchange exchange, Response response) {
    response.firstStrayHopField = response.strayHopField && !responseWithStrayField;
    responseWithStrayField |= response.strayHopField;
    PersistenceDecision promise = response.persistence;
    boolean closes = promise.persistence() == Persistence.CLOSE;
    if (trace.serverClose == null && closes && !response.isInterim()) {
      trace.serverClose = close(exchange, response, promise);
    }
    if (response.minorVersion() != responseMinor) {
      noteVersion(exchange, response);
    }
    if ((response.keepAlive != null || trace.keepAliveCount != null) && !response.isInterim()) {
      count(exchange, response);
    }
  }

  /** Through a CONNECT another server answers, which has promised nothing yet. */
  void connected() {
    connected = true;
  }

  private void beginAnew() {
    connected = false;
    trace.clientClose = null;
    trace.serverClose = null;
    trace.keepAliveCount = null;
    responseMinor = -1;
    requestWithStrayField = false;
    responseWithStrayField = false;
  }

  private static ClosePromise close(
      Exchange exchange, HttpMessage message, PersistenceDecision promise) {
    return new ClosePromise(
        exchange.index(),
        message.headEndNs,
        message.headEndFrame,
        promise == PersistenceDecision.CLOSE_OPTION);
  }

  private void noteVersion(Exchange exchange, Response response) {
    boolean counts =
        exchange.request != null
            && exchange.request.isHttp11()
            && exchange.pairingCertain
            && !response.isInterim()
            && response.majorVersion() == 1
            && !response.versionGuessed()
            && response.minorVersion() <= 1;
    if (!counts) {
      return;
    }
    if (responseMinor >= 0 && trace.versionChange == null) {
      trace.versionChange =
          new VersionChange(
              responseMinor,
              response.minorVersion(),
              exchange.index(),
              response.headEndNs,
              response.headEndFrame);
    }
    responseMinor = response.minorVersion();
  }

  private void count(Exchange exchange, Response response) {
    // Exchanges may lie in a hole: nothing can be counted any more.
    if (trace.gapCount() > 0) {
      return;
    }
    if (trace.keepAliveCount == null) {
      if (response.keepAlive.max() < 0) {
        return;
      }
      trace.keepAliveCount = new KeepAliveCount();
    }
    exchange.offCount =
        trace.keepAliveCount.add(exchange.index(), response.keepAlive, response.lastFrame);
  }
}
