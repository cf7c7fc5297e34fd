package io.chunkscope.analyzer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One connection told as a script, fed to the analyzer the way reassembly would, one frame a call:
 * {@code new Conversation().client("GET / HTTP/1.1\r\n\r\n").after(20).server("...").serverFin()}.
 * In the texts a line feed stands for CR LF unless {@link #raw()} was said. Time passes only in
 * {@link #after}; the handshake is frames 1 to 3. {@link #next} goes on with another connection.
 */
public final class Conversation {
  private static final long MILLISECOND_NS = 1_000_000;
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final Direction CLIENT = Direction.CLIENT_TO_SERVER;
  private static final Direction SERVER = Direction.SERVER_TO_CLIENT;

  private FakeTransport transport = new FakeTransport();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<ConnectionTrace> connections = new ArrayList<>();
  private final HttpAnalyzer analyzer =
      new HttpAnalyzer(AnalyzerOptions.DEFAULTS, RuleSelection.ALL, new Collector());
  private final long[] offsets = new long[2];
  private final boolean[] ended = new boolean[2];
  private StreamHandler stream;
  private ConnectionEnd firstEnd;
  private CaptureFacts facts;
  private boolean rolesCertain = true;
  private boolean oneSided;
  private boolean raw;
  private boolean closed;
  private boolean analyzed;
  private long nowNs = START_NS;
  private long openedNs = START_NS;
  private long openedFrame = 1;
  private long frame = 3;
  private int number;

  /** A handshake of this round trip; without this call it is unknown. */
  public Conversation rttMs(long milliseconds) {
    transport.rttNs = milliseconds * MILLISECOND_NS;
    transport.senderRttNs = 0;
    return this;
  }

  /** The capture is taken beside the client instead of beside the server. */
  public Conversation besideClient() {
    transport.senderRttNs = transport.rttNs;
    return this;
  }

  /** From here on a line feed in a text is a line feed. */
  public Conversation raw() {
    raw = true;
    return this;
  }

  /** The connection's SYN is not in the capture. */
  public Conversation midstream() {
    rolesCertain = false;
    transport.handshakeSeen = false;
    return this;
  }

  /** Only the side that speaks is in the capture. */
  public Conversation oneSided() {
    oneSided = true;
    return this;
  }

  /** From here on nothing is acknowledged. */
  public Conversation unacknowledged() {
    transport.acknowledging = false;
    return this;
  }

  /** Packets were dropped before they could be captured while this connection was open. */
  public Conversation packetsDropped() {
    transport.packetsDropped = true;
    return this;
  }

  /** The client's newest bytes are sent again. */
  public Conversation retransmitted() {
    packet(CLIENT);
    transport.retransmittedNs = nowNs;
    return this;
  }

  /** So many segments of the server are longer than a network carries. */
  public Conversation offloaded(int segments) {
    transport.offloaded[SERVER.ordinal()] = segments;
    return this;
  }

  /** The connection is over; the same client opens another one to the same server. */
  public Conversation next() {
    if (!closed) {
      close(firstEnd == null ? ConnectionEnd.CAPTURE_END : firstEnd, EndCause.CAPTURE_END);
    }
    transport = new FakeTransport();
    Arrays.fill(offsets, 0);
    Arrays.fill(ended, false);
    stream = null;
    firstEnd = null;
    closed = false;
    rolesCertain = true;
    oneSided = false;
    openedNs = nowNs;
    openedFrame = frame + 1;
    frame += 3;
    number++;
    return this;
  }

  /** Servers are judged by what is known so far; the capture goes on. */
  public Conversation serversJudged() {
    analyzer.judgeServers();
    return this;
  }

  /** What that rule has found while the capture goes on. */
  public List<Finding> findingsSoFar(String rule) {
    return findings.stream().filter(f -> f.rule().id().equals(rule)).toList();
  }

  /** What is known of the capture when it ends. */
  public Conversation capture(CaptureFacts facts) {
    this.facts = facts;
    return this;
  }

  public Conversation client(String text) {
    return data(CLIENT, text);
  }

  public Conversation server(String text) {
    return data(SERVER, text);
  }

  /** Time passes. */
  public Conversation after(double milliseconds) {
    nowNs += Math.round(milliseconds * MILLISECOND_NS);
    return this;
  }

  /** Bytes of the server that the capture lacks. */
  public Conversation serverGap(long bytes, GapCause cause) {
    frame++;
    stream().onGap(SERVER, offsets[1], bytes, cause, nowNs, frame);
    offsets[1] += bytes;
    transport.data(SERVER, offsets[1], nowNs);
    return this;
  }

  /** The newest bytes of the server come again with other content. */
  public Conversation serverConflict(int bytes) {
    frame++;
    stream().onConflict(SERVER, offsets[1] - bytes, bytes, nowNs, frame);
    return this;
  }

  public Conversation clientFin() {
    return fin(CLIENT);
  }

  public Conversation serverFin() {
    return fin(SERVER);
  }

  /** A packet of the client without data. */
  public Conversation clientPacket() {
    packet(CLIENT);
    return this;
  }

  public Conversation clientReset() {
    return reset(CLIENT);
  }

  public Conversation serverReset() {
    return reset(SERVER);
  }

  /** Ends the capture and says what was found by that rule. */
  public List<Finding> findings(String rule) {
    finish();
    return findingsSoFar(rule);
  }

  /** Ends the capture; that rule found exactly one thing. */
  public Finding finds(String rule) {
    List<Finding> found = findings(rule);
    assertEquals(1, found.size(), () -> rule + " once, of " + ids());
    return found.get(0);
  }

  /** Ends the capture; that rule found nothing. */
  public Conversation isSilent(String rule) {
    assertEquals(List.of(), findings(rule));
    return this;
  }

  /** Ends the capture; all exchanges. */
  public List<Exchange> exchanges() {
    finish();
    return exchanges;
  }

  /** Ends the capture; the connection. */
  public ConnectionTrace connection() {
    finish();
    assertEquals(1, connections.size());
    return connections.get(0);
  }

  /** Ends the capture; totals and server profiles. */
  public AnalysisSummary summary() {
    finish();
    return analyzer.summary();
  }

  private List<String> ids() {
    return findings.stream().map(f -> f.rule().id()).toList();
  }

  private Conversation data(Direction direction, String text) {
    byte[] bytes = (raw ? text : text.replace("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1);
    StreamHandler handler = stream();
    packet(direction);
    int side = direction.ordinal();
    if (handler.wantsData(direction)) {
      handler.onData(direction, offsets[side], bytes, 0, bytes.length, nowNs, frame);
    }
    offsets[side] += bytes.length;
    transport.data(direction, offsets[side], nowNs);
    return this;
  }

  private Conversation fin(Direction direction) {
    StreamHandler handler = stream();
    packet(direction);
    int side = direction.ordinal();
    transport.finNs[side] = nowNs;
    transport.finFrame[side] = frame;
    if (firstEnd == null) {
      firstEnd = direction == CLIENT ? ConnectionEnd.FIN_BY_CLIENT : ConnectionEnd.FIN_BY_SERVER;
    }
    ended[side] = true;
    handler.onEnd(direction, EndCause.FIN, nowNs, frame);
    if (ended[0] && ended[1]) {
      close(firstEnd, EndCause.FIN);
    }
    return this;
  }

  private Conversation reset(Direction direction) {
    packet(direction);
    transport.resetNs[direction.ordinal()] = nowNs;
    transport.resetFrame[direction.ordinal()] = frame;
    if (firstEnd == null) {
      firstEnd =
          direction == CLIENT ? ConnectionEnd.RESET_BY_CLIENT : ConnectionEnd.RESET_BY_SERVER;
    }
    close(firstEnd, EndCause.RST);
    return this;
  }

  private void packet(Direction direction) {
    frame++;
    transport.packet(direction, nowNs, frame);
    if (!oneSided) {
      transport.packets[direction.opposite().ordinal()]++;
    }
  }

  private void close(ConnectionEnd end, EndCause cause) {
    StreamHandler handler = stream();
    for (Direction direction : Direction.values()) {
      if (!ended[direction.ordinal()]) {
        ended[direction.ordinal()] = true;
        handler.onEnd(direction, cause, nowNs, frame);
      }
    }
    handler.onClose(end, nowNs, frame);
    closed = true;
  }

  private void finish() {
    if (analyzed) {
      return;
    }
    analyzed = true;
    if (!closed) {
      close(firstEnd == null ? ConnectionEnd.CAPTURE_END : firstEnd, EndCause.CAPTURE_END);
    }
    analyzer.onCaptureEnd(
        facts != null ? facts : new CaptureFacts(true, null, frame, nowNs, 0, 0, 0, 0));
  }

  private StreamHandler stream() {
    if (stream == null) {
      ConnectionInfo info =
          new ConnectionInfo(
              number,
              new Endpoint("192.0.2.1", 40000 + number),
              new Endpoint("192.0.2.80", 80),
              rolesCertain,
              openedNs,
              openedFrame);
      stream = analyzer.onOpen(info, transport);
    }
    return stream;
  }

  private final class Collector implements AnalysisHandler {
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
