package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.BodyListener;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the exchanges of one capture, in one pass over it, and in bounded memory. */
public final class LegRecorder implements AnalysisHandler {
  private final int capture;
  private final LegLimits limits;
  private final HeadReader heads;
  private final BodyTracer bodies;
  private final Map<Long, ConnectionFacts> open = new HashMap<>();
  private final List<ExchangeSummary> exchanges = new ArrayList<>();
  private long leftOut;
  private long withoutRequest;

  /**
   * @param capture which capture of the comparison, 0-based
   */
  public LegRecorder(int capture, LegLimits limits) {
    this.capture = capture;
    this.limits = limits;
    this.heads = new HeadReader(limits);
    this.bodies = new BodyTracer(limits);
  }

  /** Has to hear the bodies of the same capture. */
  public BodyListener bodies() {
    return bodies;
  }

  /**
   * What was collected; to be called when the capture is over.
   *
   * @param firstNs stamp of its first packet, epoch nanoseconds; -1 without packets
   * @param lastNs stamp of its last packet
   * @param drops whether packets are known to have been dropped
   */
  public Leg leg(long firstNs, long lastNs, boolean drops) {
    return new Leg(exchanges, leftOut, withoutRequest, bodies.notTraced(), firstNs, lastNs, drops);
  }

  @Override
  public void onExchange(Exchange exchange) {
    exchange.interim().forEach(bodies::take);
    Request request = exchange.request();
    Response response = exchange.response();
    BodyTrace requestBody = request == null ? null : bodies.take(request);
    BodyTrace responseBody = response == null ? null : bodies.take(response);
    // Of a request-line cut short, version and fields are not there to compare.
    if (request == null || request.version() == null) {
      withoutRequest++;
      return;
    }
    if (exchanges.size() >= limits.maxExchanges()) {
      leftOut++;
      return;
    }
    ConnectionTrace trace = exchange.connection();
    ConnectionFacts connection = open.computeIfAbsent(trace.id(), id -> facts(trace));
    exchanges.add(
        new ExchangeSummary(
            connection,
            exchange.index(),
            facts(request, requestBody),
            response == null ? null : facts(exchange, response, responseBody),
            exchange.uncertain()));
  }

  @Override
  public void onConnection(ConnectionTrace trace) {
    ConnectionFacts connection = open.remove(trace.id());
    if (connection != null) {
      connection.over(trace);
    }
  }

  /** Findings about one capture alone are not what is compared. */
  @Override
  public void onFinding(Finding finding) {}

  private ConnectionFacts facts(ConnectionTrace trace) {
    ConnectionInfo info = trace.info();
    long openedNs =
        trace.transport().handshakeSeen() ? info.firstTimeNs() : ConnectionFacts.NOT_SEEN;
    return new ConnectionFacts(capture, trace.id(), info.client(), info.server(), openedNs);
  }

  private RequestFacts facts(Request request, BodyTrace body) {
    return new RequestFacts(
        heads.text(request.method()),
        heads.text(request.target()),
        heads.text(request.host()),
        heads.read(request),
        request.bodyBytes(),
        body == null || !request.complete() ? 0 : body.print(),
        request.firstNs(),
        request.lastNs(),
        request.firstFrame());
  }

  private ResponseFacts facts(Exchange exchange, Response response, BodyTrace body) {
    boolean chunked = response.chunks() != null;
    long again = response.retransmittedNs(Direction.SERVER_TO_CLIENT);
    return new ResponseFacts(
        response.status(),
        heads.read(response),
        response.framing(),
        response.declaredLength(),
        response.bodyBytes(),
        response.missingBytes(),
        chunked ? response.chunks().count() : -1,
        chunked ? response.chunks().smallest() : -1,
        chunked ? response.chunks().largest() : -1,
        FlushList.of(response.delivery()),
        body,
        heads.text(response.fields().combined(FieldName.CONTENT_ENCODING)),
        response.isUnframed(),
        response.complete(),
        response.disturbed() || (again >= 0 && again >= exchange.originNs()),
        response.firstNs(),
        response.headEndNs(),
        response.firstBodyNs(),
        response.lastBodyNs(),
        response.lastNs(),
        response.firstFrame(),
        response.lastFrame());
  }
}
