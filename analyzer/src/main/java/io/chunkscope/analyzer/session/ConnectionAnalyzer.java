package io.chunkscope.analyzer.session;

import io.chunkscope.analyzer.model.ConnectionRecorder;
import io.chunkscope.analyzer.parse.HttpStreamParser;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.analyzer.parse.MessageKind;
import io.chunkscope.analyzer.parse.ParserResources;
import io.chunkscope.analyzer.parse.Protocol;
import io.chunkscope.analyzer.parse.ProtocolSniffer;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;

/**
 * Reads one connection: finds out what it speaks, and if it is HTTP/1, couples a parser for each
 * direction with the recorder.
 *
 * <p>The parsers start at once, on the assumption that it is HTTP: nothing is recorded before a
 * whole start-line, so nothing has to be taken back when it turns out to be something else.
 */
public final class ConnectionAnalyzer implements StreamHandler {
  private final ConnectionRecorder recorder;
  private final ParserResources resources;
  private final ConnectionTap tap;

  /** Null once what is spoken is known. */
  private ProtocolProbe probe = new ProtocolProbe();

  /** Null unless the client's stream may be in one. */
  private ProxyHeader proxyHeader;

  private HttpStreamParser requests;
  private HttpStreamParser responses;
  private boolean settled;
  private boolean ignored;

  public ConnectionAnalyzer(ConnectionRecorder recorder, ParserResources resources) {
    this(recorder, resources, null);
  }

  /**
   * @param tap hears what is read; null for nobody. With one, the resources have no memory of heads
   */
  public ConnectionAnalyzer(
      ConnectionRecorder recorder, ParserResources resources, ConnectionTap tap) {
    this.recorder = recorder;
    this.resources = resources;
    this.tap = tap;
  }

  @Override
  public boolean wantsData(Direction direction) {
    return !ignored;
  }

  @Override
  public void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame) {
    if (ignored) {
      return;
    }
    if (!settled) {
      probe.onData(direction, bytes, offset, length);
      if (probe.excludesHttp()) {
        ignore();
        return;
      }
    }
    recorder.onPiece(direction, streamOffset, timeNs, frame);
    if (tap != null) {
      tap.onData(direction, streamOffset, bytes, offset, length, timeNs, frame);
    }
    HttpStreamParser parser = parser(direction);
    if (direction == Direction.SERVER_TO_CLIENT
        && recorder.awaitsSimpleResponse()
        && parser.atMessageBoundary()
        && ProtocolSniffer.sniff(bytes, offset, length) == Protocol.OTHER) {
      parser.beginSimpleResponse();
    }
    if (direction == Direction.SERVER_TO_CLIENT
        && recorder.mayAnswerHead()
        && ProtocolSniffer.beginsStatusLine(bytes, offset, length)) {
      recorder.answersHead();
      parser.endWithoutBody();
    }
    int taken = 0;
    if (direction == Direction.CLIENT_TO_SERVER) {
      taken = takeProxyHeader(streamOffset, bytes, offset, length);
    }
    parser.onData(streamOffset + taken, bytes, offset + taken, length - taken);
    afterParsing();
  }

  /** Reads what of a client's bytes belongs to a header of the PROXY protocol; returns how many. */
  private int takeProxyHeader(long streamOffset, byte[] bytes, int offset, int length) {
    if (streamOffset == 0 && ProxyHeader.mayBegin(bytes[offset])) {
      proxyHeader = new ProxyHeader();
    }
    if (proxyHeader == null) {
      return 0;
    }
    int fixed = proxyHeader.takeFixed(bytes, offset, length);
    requests.onData(streamOffset, bytes, offset, fixed);
    int rest = proxyHeader.takeRest(length - fixed);
    requests.onOther(streamOffset + fixed, bytes, offset + fixed, rest);
    if (proxyHeader.isOver()) {
      proxyHeader = null;
    }
    return fixed + rest;
  }

  @Override
  public void onGap(
      Direction direction,
      long streamOffset,
      long length,
      GapCause cause,
      long timeNs,
      long frame) {
    recorder.onGap(direction, streamOffset, length, cause, timeNs, frame);
    if (ignored) {
      return;
    }
    if (!settled) {
      probe.onGap(direction);
    }
    if (direction == Direction.CLIENT_TO_SERVER) {
      proxyHeader = null;
    }
    parser(direction).onGap(streamOffset, length);
    afterParsing();
  }

  @Override
  public void onConflict(
      Direction direction, long streamOffset, int length, long timeNs, long frame) {
    recorder.onConflict(direction, streamOffset, length, timeNs, frame);
  }

  @Override
  public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {
    if (ignored) {
      return;
    }
    recorder.onEnd(direction, cause);
    HttpStreamParser parser = direction == Direction.CLIENT_TO_SERVER ? requests : responses;
    if (parser != null) {
      parser.onEnd();
    }
  }

  @Override
  public void onClose(ConnectionEnd end, long timeNs, long frame) {
    if (!settled) {
      recorder.protocol(
          recorder.trace().exchanges() > 0
              ? io.chunkscope.analyzer.model.Protocol.HTTP_1
              : probe.protocol());
    }
    recorder.onClose(end, timeNs, frame);
    if (tap != null) {
      tap.onClose();
    }
  }

  private void afterParsing() {
    if (!settled && recorder.trace().exchanges() > 0) {
      settled = true;
      probe = null;
      recorder.protocol(io.chunkscope.analyzer.model.Protocol.HTTP_1);
    }
    switch (recorder.takeTunnel()) {
      case NONE -> {}
      case CONNECTED -> {
        parser(Direction.CLIENT_TO_SERVER).becomeConnected();
        responses.becomeConnected();
      }
      case SWITCHED -> parser(Direction.CLIENT_TO_SERVER).becomeTunnel();
    }
  }

  private void ignore() {
    ignored = true;
    settled = true;
    requests = null;
    responses = null;
    recorder.protocol(probe.protocol());
    probe = null;
  }

  private HttpStreamParser parser(Direction direction) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      if (requests == null) {
        requests = begin(direction, MessageKind.REQUESTS);
      }
      return requests;
    }
    if (responses == null) {
      responses = begin(direction, MessageKind.RESPONSES);
    }
    return responses;
  }

  private HttpStreamParser begin(Direction direction, MessageKind kind) {
    MessageEvents events = recorder.events(direction);
    HttpStreamParser parser =
        new HttpStreamParser(
            kind,
            tap == null ? events : new TappedEvents(events, tap.events(direction)),
            resources);
    if (recorder.trace().midstream()) {
      parser.startMidstream();
    }
    return parser;
  }
}
